import Files
import Foundation

/// The SHA-256 of picture files, each read once and again only when its size, time or inode has changed.
final class FileDigests: @unchecked Sendable {
  static let shared = FileDigests()

  private struct State: Hashable {
    let device: UInt64
    let inode: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  private let lock = NSLock()
  private var digests: [State: String] = [:]

  /// The digest in hexadecimal; nil where the file cannot be read.
  func digest(of file: URL) -> String? {
    var status = stat()
    guard file.withUnsafeFileSystemRepresentation({ $0.map { stat($0, &status) } ?? -1 }) == 0,
      status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    let time = status.modified
    let state = State(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec,
      nanoseconds: time.tv_nsec)
    lock.lock()
    defer { lock.unlock() }
    if let known = digests[state] { return known }
    let digest = try? Digest.hex(contentsOf: file)
    digests[state] = digest
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
}
