import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// One attempt of a download: what is asked of a server that has the rest of a file.
final class Transfer: NSObject, @unchecked Sendable {
  private let url: URL
  private let part: PartialFile
  private let size: Download.Size
  private let isServed: Bool

  private let ended = DispatchSemaphore(value: 0)
  private let lock = NSLock()
  private var file: FileHandle?
  private var received: Int
  private var expected: Int?
  private var hadAll = false
  private var lastSign = Date()
  private var problem: DownloadProblem?

  /// Opens the file, behind what is there of it.
  ///
  /// - Throws: `DownloadProblem.unwritable`.
  init(_ url: URL, to target: URL, size: Download.Size) throws {
    let part = PartialFile(target)
    (self.url, self.part, self.size) = (url, part, size)
    (expected, isServed) =
      switch size {
      case .exactly(let bytes): (bytes, false)
      case .atMost: (nil, false)
      case .served: (nil, true)
      }
    do {
      if !FileManager.default.fileExists(atPath: target.path) { try Data().write(to: target) }
      let file = try FileHandle(forWritingTo: target)
      received = Int(try file.seekToEnd())
      // Too long for a part of what is wanted, or a part of nobody knows which file.
      if received > size.limit || (isServed && part.version == nil) {
        try? file.truncate(atOffset: 0)
        received = 0
      }
      self.file = file
    } catch {
      throw part.unwritable(error)
    }
  }

  /// How many bytes the caller or the server said there are.
  var total: Int? { lock.withLock { expected } }

  /// Waits for the end; returns what went wrong, nil when the whole file is there.
  func run(idleSeconds: Double, until deadline: Date, _ progress: (Int, Int?) -> Void) -> DownloadProblem? {
    defer { close() }
    if received == expected { return nil }
    var request = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData)
    if received > 0 {
      request.setValue("bytes=\(received)-", forHTTPHeaderField: "Range")
      if isServed { request.setValue(part.version, forHTTPHeaderField: "If-Range") }
    }
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    let configuration = URLSessionConfiguration.ephemeral
    // Its own time-out counts from the start on some systems; ours, below, counts from the last sign.
    configuration.timeoutIntervalForRequest = 86_400
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    let task = session.dataTask(with: request)
    task.resume()
    while ended.wait(timeout: .now() + 0.1) == .timedOut {
      let (done, total, sign) = lock.withLock { (received, expected, lastSign) }
      progress(done, total)
      if Date().timeIntervalSince(sign) > idleSeconds {
        fail(.silent(seconds: idleSeconds), task)
      } else if Date() > deadline {
        fail(.tooSlow(received: done), task)
      }
    }
    let (done, total, problem) = lock.withLock { (received, expected, self.problem ?? shortfall) }
    progress(done, total)
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

extension Transfer {
  /// What is wrong with an answer; makes the file ready for what comes with it.
  private func judge(_ response: URLResponse) -> DownloadProblem? {
    let answer = response as? HTTPURLResponse
    let range = ContentRange(answer?.value(forHTTPHeaderField: "Content-Range"))
    switch answer?.statusCode {
    case 200:  // The whole file, whatever was asked for.
      startAgain()
      if isServed { part.remember(versionIn: answer) }
    case 206:
      guard range?.start == received else {
        startAgain()
        return .otherPart
      }
      if isServed { expected = range?.total }
    case 416 where isServed && range?.total == received:  // All of it had come.
      expected = received
      hadAll = true
      return nil
    case 416:
      startAgain()
      return .otherPart
    case let status: return .status(status)
    }
    let length = Int(clamping: response.expectedContentLength)
    if expected == nil, length >= 0 {
      let (sum, overflows) = received.addingReportingOverflow(length)
      expected = overflows ? .max : sum
    }
    if let expected, expected > size.limit { return .tooLarge(bytes: size.limit) }
    return nil
  }

  private func startAgain() {
    try? file?.truncate(atOffset: 0)
    received = 0
    if isServed {
      expected = nil
      part.forgetVersion()
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
      problem = problem ?? judge(response)
      return problem == nil && !hadAll
    }
    completionHandler(accepted ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let goesOn = lock.withLock { () -> Bool in
      lastSign = Date()
      guard problem == nil, !hadAll, let file else { return false }
      guard received + data.count <= size.limit else {
        problem = .tooLarge(bytes: size.limit)
        try? file.truncate(atOffset: 0)
        return false
      }
      do {
        try file.write(contentsOf: data)
        received += data.count
      } catch {
        problem = part.unwritable(error)
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
    lock.withLock { if let error, !hadAll { problem = problem ?? .broken(error.localizedDescription) } }
    ended.signal()
  }
}
