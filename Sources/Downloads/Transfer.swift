import Foundation
internal import HTTP

/// One attempt of a download: what is asked of a server that has the rest of a file.
final class Transfer {
  private let url: URL
  private let part: PartialFile
  private let size: Download.Size
  private let isServed: Bool

  private let file: FileHandle
  private var received: Int
  private var expected: Int?
  private var hadAll = false
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
      file = try FileHandle(forWritingTo: target)
      received = Int(try file.seekToEnd())
    } catch {
      throw part.unwritable(error)
    }
    // Too long for a part of what is wanted, or a part of nobody knows which file.
    if received > size.limit || (isServed && part.version == nil) {
      try? file.truncate(atOffset: 0)
      received = 0
    }
  }

  /// How many bytes the caller or the server said there are.
  var total: Int? { expected }

  /// Waits for the end; returns what went wrong, nil when the whole file is there.
  func run(idleSeconds: Double, until deadline: Date, _ progress: (Int, Int?) -> Void) -> DownloadProblem? {
    defer { try? file.close() }
    if received == expected { return nil }
    // So that what was made of it elsewhere, or kept on the way, is not taken for the file.
    var headers = ["Accept-Encoding": "identity", "Cache-Control": "no-cache"]
    if received > 0 {
      headers["Range"] = "bytes=\(received)-"
      if isServed, let version = part.version { headers["If-Range"] = version }
    }
    let exchange = HTTPExchange(url, headers: headers)
    exchange.followsRedirects = true
    exchange.idleSeconds = idleSeconds
    exchange.tickSeconds = 0.1
    return withoutActuallyEscaping(progress) { progress in
      var told = ContinuousClock.now
      exchange.onHead = { [unowned self] head in
        problem = judge(head)
        return problem == nil && !hadAll
      }
      exchange.onData = { [unowned self] in take($0) }
      exchange.onTick = { [unowned self] in
        if .now - told >= .milliseconds(100) {
          told = .now
          progress(received, expected)
        }
        if Date() > deadline { problem = problem ?? .tooSlow(received: received) }
        return problem == nil
      }
      do throws(HTTPExchange.Failure) { try exchange.run() } catch {
        if !hadAll { problem = problem ?? Self.problem(of: error) }
      }
      progress(received, expected)
      (exchange.onHead, exchange.onData, exchange.onTick) = ({ _ in false }, { _ in false }, { false })
      return problem ?? shortfall
    }
  }

  private static func problem(of failure: HTTPExchange.Failure) -> DownloadProblem {
    switch failure {
    case .broken(let reason): .broken(reason)
    case .silent(let seconds): .silent(seconds: seconds)
    case .stopped: .broken("it was stopped")
    case .ledAstray(let status): .status(status)
    }
  }

  /// What is missing at the end, when the server or the caller said how much should come.
  private var shortfall: DownloadProblem? {
    expected.flatMap { $0 == received ? nil : .cutOff(received: received, expected: $0) }
  }

  /// What is wrong with an answer; makes the file ready for what comes with it.
  private func judge(_ head: HTTPHead) -> DownloadProblem? {
    let range = ContentRange(head.value("Content-Range"))
    switch head.status {
    case 200:  // The whole file, whatever was asked for.
      startAgain()
      if isServed { part.remember(versionIn: head) }
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
    if expected == nil, let length = head.contentLength, length >= 0 {
      let (sum, overflows) = received.addingReportingOverflow(length)
      expected = overflows ? .max : sum
    }
    if let expected, expected > size.limit { return .tooLarge(bytes: size.limit) }
    return nil
  }

  private func startAgain() {
    try? file.truncate(atOffset: 0)
    received = 0
    if isServed {
      expected = nil
      part.forgetVersion()
    }
  }

  /// Writes what has come; whether it goes on.
  private func take(_ data: Data) -> Bool {
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
}
