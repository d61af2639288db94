import Files
import Foundation

/// The SHA-256 of picture files, each read once and again only when its size, times or inode have changed.
final class FileDigests: @unchecked Sendable {
  static let shared = FileDigests()

  private struct State: Hashable {
    let device: UInt64
    let inode: UInt64
    let size: Int64
    let modified: Time
    let changed: Time
  }

  private struct Time: Hashable {
    let seconds: Int
    let nanoseconds: Int

    init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }

    /// Whether a change right now could have the same time: clocks of files go in steps.
    var isRecent: Bool { Date().timeIntervalSince1970 - Double(seconds) - Double(nanoseconds) / 1e9 < 0.1 }
  }

  private let lock = NSLock()
  private var digests: [State: String] = [:]

  /// The digest in hexadecimal; nil where the file cannot be read.
  func digest(of file: URL) -> String? {
    var status = stat()
    guard file.withUnsafeFileSystemRepresentation({ $0.map { stat($0, &status) } ?? -1 }) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    let state = State(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: Time(status.modified), changed: Time(status.changed))
    lock.lock()
    defer { lock.unlock() }
    if let known = digests[state] { return known }
    let digest = try? Digest.hex(contentsOf: file)
    if !state.changed.isRecent { digests[state] = digest }
    return digest
  }
}

extension stat {
  fileprivate var modified: timespec {
    #if os(Linux)
      st_mtim
    #else
      st_mtimespec
    #endif
  }

  fileprivate var changed: timespec {
    #if os(Linux)
      st_ctim
    #else
      st_ctimespec
    #endif
  }
}
