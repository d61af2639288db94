import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// One attempt of a download: what is asked of a server that has the rest of a file.
final class Transfer: NSObject, @unchecked Sendable {
  private let url: URL
  private let path: String
  private let limit: Int

  private let ended = DispatchSemaphore(value: 0)
  private let lock = NSLock()
  private var file: FileHandle?
  private var received: Int
  private var expected: Int?
  private var lastSign = Date()
  private var problem: DownloadProblem?

  /// Opens the file, behind what is there of it.
  ///
  /// - Throws: `DownloadProblem.unwritable`.
  init(_ url: URL, to target: URL, size: Download.Size) throws {
    (self.url, path, limit) = (url, target.path, size.limit)
    if case .exactly(let bytes) = size { expected = bytes }
    do {
      if !FileManager.default.fileExists(atPath: path) { try Data().write(to: target) }
      let file = try FileHandle(forWritingTo: target)
      received = Int(try file.seekToEnd())
      if received > limit {  // Not a part of what is wanted.
        try file.truncate(atOffset: 0)
        received = 0
      }
      self.file = file
    } catch {
      throw DownloadProblem.unwritable(file: target.path, reason: error.localizedDescription)
    }
  }

  /// Waits for the end; returns what went wrong, nil when the whole file is there.
  func run(idleSeconds: Double, until deadline: Date, _ progress: (Int) -> Void) -> DownloadProblem? {
    defer { close() }
    if received == expected { return nil }
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
    if received > 0 { request.setValue("bytes=\(received)-", forHTTPHeaderField: "Range") }
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let configuration = URLSessionConfiguration.ephemeral
    // Its own time-out counts from the start on some systems; ours, below, counts from the last sign.
    configuration.timeoutIntervalForRequest = 86_400
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    let task = session.dataTask(with: request)
    task.resume()
    while ended.wait(timeout: .now() + 0.1) == .timedOut {
      let (done, sign) = lock.withLock { (received, lastSign) }
      progress(done)
      if Date().timeIntervalSince(sign) > idleSeconds {
        fail(.silent(seconds: idleSeconds), task)
      } else if Date() > deadline {
        fail(.tooSlow(received: done), task)
      }
    }
    let (done, problem) = lock.withLock { (received, self.problem ?? shortfall) }
    progress(done)
    return problem
  }

  /// What is missing at the end, when the server or the caller said how much should come.
  private var shortfall: DownloadProblem? {
    expected.flatMap { $0 == received ? nil : .cutOff(received: received, expected: $0) }
  }

  private func fail(_ problem: DownloadProblem, _ task: URLSessionTask) {
    lock.withLock { self.problem = self.problem ?? problem }
    task.cancel()
  }

  private func close() {
    lock.withLock {
      try? file?.close()
      file = nil
    }
  }
}

extension Transfer: URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let accepted = lock.withLock { () -> Bool in
      lastSign = Date()
      let answer = response as? HTTPURLResponse
      switch answer?.statusCode {
      case 200:  // The whole file, whatever was asked for.
        try? file?.truncate(atOffset: 0)
        received = 0
      case 206:
        guard (answer?.value(forHTTPHeaderField: "Content-Range") ?? "").hasPrefix("bytes \(received)-") else {
          try? file?.truncate(atOffset: 0)
          problem = .otherPart
          return false
        }
      case let status:
        problem = .status(status)
        return false
      }
      let length = Int(clamping: response.expectedContentLength)
      if expected == nil, length >= 0 {
        expected = received.addingReportingOverflow(length).partialValue
        if length > limit - received { problem = .tooLarge(bytes: limit) }
      }
      return problem == nil
    }
    completionHandler(accepted ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let goesOn = lock.withLock { () -> Bool in
      lastSign = Date()
      guard problem == nil, let file else { return false }
      guard received + data.count <= limit else {
        problem = .tooLarge(bytes: limit)
        try? file.truncate(atOffset: 0)
        return false
      }
      do {
        try file.write(contentsOf: data)
        received += data.count
      } catch {
        problem = .unwritable(file: path, reason: error.localizedDescription)
      }
      return problem == nil
    }
    if !goesOn { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    completionHandler(url.scheme == "https" && request.url?.scheme != "https" ? nil : request)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
    lock.withLock { if let error { problem = problem ?? .broken(error.localizedDescription) } }
    ended.signal()
  }
}
