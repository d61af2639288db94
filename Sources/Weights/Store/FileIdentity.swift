import Foundation

/// What tells a file from any other, and from itself before it was written to.
struct FileIdentity: Codable, Equatable {
  let path: String
  let size: Int
  let device: UInt64
  let inode: UInt64
  /// When it was last written, in nanoseconds since 1970. Programs can set this.
  let modified: Int
  /// When it, or what the system knows of it, last changed. Only the system sets this.
  let changed: Int

  /// A file as it is now; nil when there is none. Symbolic links are followed.
  init?(_ url: URL) {
    var facts = stat()
    guard stat(url.path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
    path = url.path
    size = Int(facts.st_size)
    device = UInt64(facts.st_dev)
    inode = UInt64(facts.st_ino)
    modified = nanoseconds(facts.st_mtim)
    changed = nanoseconds(facts.st_ctim)
  }

  /// `changed` as a date.
  var lastChange: Date { Date(timeIntervalSince1970: Double(changed) / 1e9) }
}
