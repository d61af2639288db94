import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One file over HTTPS, added to what an earlier try left, and tried again from there when the connection breaks.
final class Download: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let url: URL
  private let partial: URL
  private let bytes: Int
  private let idleSeconds: Double
  private let attempts: Int

  private let lock = NSLock()
  private let ended = DispatchSemaphore(value: 0)
  private var file: FileHandle?
  private var received = 0
  private var lastSign = Date()
  private var problem: String?
  private var isFinal = false

  /// A download of `url` into `partial`, `bytes` long; it is given up when nothing comes for `idleSeconds`, `attempts` times.
  init(_ url: URL, to partial: URL, bytes: Int, idleSeconds: Double = 30, attempts: Int = 4) {
    self.url = url
    self.partial = partial
    self.bytes = bytes
    self.idleSeconds = idleSeconds
    self.attempts = attempts
  }

  /// Downloads; returns when the whole file is there, its digest not yet checked.
  ///
  /// - Throws: `WeightsError.download`, naming the address and what went wrong. What has come is kept for the next time.
  func run(_ progress: (_ done: Int, _ total: Int) -> Void) throws {
    for attempt in 1... {
      try attemptOnce(progress)
      guard let problem else { return }
      guard !isFinal, attempt < attempts else { throw WeightsError.download(url: url.absoluteString, problem: problem) }
      Thread.sleep(forTimeInterval: 0.5 * Double(attempt))
    }
  }

  private func attemptOnce(_ progress: (Int, Int) -> Void) throws {
    if !FileManager.default.fileExists(atPath: partial.path) {
      try Data().write(to: partial)
    }
    let file = try FileHandle(forWritingTo: partial)
    defer { try? file.close() }
    received = Int(try file.seekToEnd())
    if received > bytes {  // Not a part of what is wanted.
      try file.truncate(atOffset: 0)
      received = 0
    }
    (self.file, problem, lastSign) = (file, nil, Date())
    if received == bytes { return }

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
      progress(done, bytes)
      if Date().timeIntervalSince(sign) > idleSeconds {
        lock.withLock { problem = problem ?? "nothing came for \(Int(idleSeconds.rounded())) s" }
        task.cancel()
      }
    }
    lock.withLock {
      self.file = nil
      if problem == nil, received != bytes { problem = "\(received) bytes came where \(bytes) should" }
    }
    progress(received, bytes)
  }

  // MARK: The session's calls

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let accepted = lock.withLock { () -> Bool in
      lastSign = Date()
      switch (response as? HTTPURLResponse)?.statusCode {
      case 200:  // The whole file, whatever was asked for.
        try? file?.truncate(atOffset: 0)
        received = 0
      case 206:
        let range = (response as? HTTPURLResponse)?.value(forHTTPHeaderField: "Content-Range") ?? ""
        guard range.hasPrefix("bytes \(received)-") else {
          try? file?.truncate(atOffset: 0)
          problem = "the server sent another part than was asked for"
          return false
        }
      case let status:
        problem = "the server answered \(status.map(String.init) ?? "no HTTP")"
        isFinal = (400..<500).contains(status ?? 0) && status != 408 && status != 429
        return false
      }
      return true
    }
    completionHandler(accepted ? .allow : .cancel)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let goesOn = lock.withLock { () -> Bool in
      lastSign = Date()
      guard problem == nil, let file else { return false }
      guard received + data.count <= bytes else {
        problem = "more than \(bytes) bytes came"
        isFinal = true
        try? file.truncate(atOffset: 0)
        return false
      }
      do {
        try file.write(contentsOf: data)
        received += data.count
      } catch {
        problem = "\(partial.path) cannot be written: \(error.localizedDescription)"
        isFinal = true
      }
      return problem == nil
    }
    if !goesOn { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    // Never from HTTPS to anything less.
    completionHandler(url.scheme == "https" && request.url?.scheme != "https" ? nil : request)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
    lock.withLock { if let error { problem = problem ?? error.localizedDescription } }
    ended.signal()
  }
}
