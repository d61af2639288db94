import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One download into a temporary file, waited for.
final class Download: NSObject, URLSessionDownloadDelegate, @unchecked Sendable {
  /// The file at `url`, to be removed by the caller.
  ///
  /// - Throws: `FetchProblem`.
  static func file(_ url: URL, timeout: Double, mostBytes: Int, progress: (Int) -> Void) throws -> URL {
    let download = Download(mostBytes: mostBytes)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.timeoutIntervalForResource = timeout * 10
    let session = URLSession(configuration: configuration, delegate: download, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.downloadTask(with: url).resume()
    let deadline = Date(timeIntervalSinceNow: timeout * 10)
    var lastBytes = 0
    var lastChange = Date()
    while download.done.wait(timeout: .now() + 0.1) == .timedOut {
      let bytes = download.bytes
      if bytes != lastBytes {
        (lastBytes, lastChange) = (bytes, Date())
        progress(bytes)
      }
      if Date().timeIntervalSince(lastChange) > timeout + 1 || Date() > deadline {
        throw FetchProblem.timedOut(timeout)
      }
    }
    return try download.result()
  }

  private let done = DispatchSemaphore(value: 0)
  private let lock = NSLock()
  private let mostBytes: Int
  private var received = 0
  private var file: URL?
  private var problem: FetchProblem?

  private init(mostBytes: Int) { self.mostBytes = mostBytes }

  private var bytes: Int {
    lock.lock()
    defer { lock.unlock() }
    return received
  }

  private func result() throws -> URL {
    lock.lock()
    defer { lock.unlock() }
    if let problem {
      if let file { try? FileManager.default.removeItem(at: file) }
      throw problem
    }
    guard let file else { throw FetchProblem.broken("nothing arrived") }
    return file
  }

  func urlSession(
    _ session: URLSession, downloadTask: URLSessionDownloadTask, didWriteData bytesWritten: Int64,
    totalBytesWritten: Int64, totalBytesExpectedToWrite: Int64
  ) {
    lock.lock()
    received = Int(totalBytesWritten)
    let isTooLarge = received > mostBytes || Int(totalBytesExpectedToWrite) > mostBytes
    if isTooLarge { problem = .tooLarge(mostBytes) }
    lock.unlock()
    if isTooLarge { downloadTask.cancel() }
  }

  func urlSession(_ session: URLSession, downloadTask: URLSessionDownloadTask, didFinishDownloadingTo location: URL) {
    // The file is removed when this returns.
    let kept = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(UUID().uuidString)")
    lock.lock()
    defer { lock.unlock() }
    do {
      try FileManager.default.moveItem(at: location, to: kept)
      file = kept
    } catch {
      problem = problem ?? .broken(error.localizedDescription)
    }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    lock.lock()
    if let error {
      let isTimeout = (error as? URLError)?.code == .timedOut
      problem =
        problem
        ?? (isTimeout
          ? .timedOut(session.configuration.timeoutIntervalForRequest) : .broken(error.localizedDescription))
    } else if let response = task.response as? HTTPURLResponse, response.statusCode != 200 {
      problem = .status(response.statusCode)
    } else if let expected = task.response?.expectedContentLength, expected >= 0, received > 0,
      received != Int(expected),
      (task.response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Content-Encoding") == nil
    {
      problem = .broken("the download was cut off")
    }
    lock.unlock()
    done.signal()
  }
}
