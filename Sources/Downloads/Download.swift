import Foundation

/// One file over HTTP, tried again from where it stopped when the connection breaks. From HTTPS it is never led to
/// anything less.
///
/// Looking up a server's name takes a thread: not for a process that forks.
package struct Download {
  /// How many bytes are to come.
  package enum Size: Equatable, Sendable {
    /// Known beforehand: a part that an earlier download left is added to.
    case exactly(Int)
    /// Unknown: the download starts anew, and is refused when it is larger.
    case atMost(Int)
    /// The server says, and it may be no more than this: a part that an earlier download left is added to as long as the
    /// server's file is still the same, by its `ETag` or date.
    case served(atMost: Int)

    /// The bytes beyond which nothing is taken.
    var limit: Int {
      switch self {
      case .exactly(let bytes), .atMost(let bytes), .served(let bytes): bytes
      }
    }
  }

  private let url: URL
  private let file: URL
  private let size: Size
  private let idleSeconds: Double
  private let mostSeconds: Double
  private let attempts: Int

  /// - Parameters:
  ///   - url: where the file is.
  ///   - file: where it goes; its folder exists.
  ///   - size: how many bytes are to come.
  ///   - idleSeconds: without a byte for so long, an attempt is given up.
  ///   - mostSeconds: what all attempts may take together.
  ///   - attempts: how often it is tried.
  package init(
    _ url: URL, to file: URL, size: Size, idleSeconds: Double = 30, mostSeconds: Double = .infinity, attempts: Int = 4
  ) {
    self.url = url
    self.file = file
    self.size = size
    self.idleSeconds = idleSeconds
    self.mostSeconds = mostSeconds
    self.attempts = attempts
  }

  /// Downloads; returns when the whole file is there, its digest not yet checked.
  ///
  /// - Parameter progress: called some times a second with how many bytes are there, and how many there will be where
  ///   that is known.
  /// - Returns: how many bytes the caller or the server said the file has; nil when nobody did, and then the file may
  ///   have been cut short.
  /// - Throws: `DownloadProblem`. What has come is kept for the next time.
  @discardableResult
  package func run(_ progress: (_ bytes: Int, _ total: Int?) -> Void = { _, _ in }) throws -> Int? {
    let deadline = Date(timeIntervalSinceNow: mostSeconds)
    if case .atMost = size { try? FileManager.default.removeItem(at: file) }
    for attempt in 1... {
      let transfer = try Transfer(url, to: file, size: size)
      guard let problem = transfer.run(idleSeconds: idleSeconds, until: deadline, progress) else {
        PartialFile(file).forgetVersion()
        return transfer.total
      }
      guard !problem.isFinal, attempt < attempts else { throw problem }
      Thread.sleep(forTimeInterval: 0.5 * Double(attempt))
    }
    return nil
  }
}
