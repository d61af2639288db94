import Foundation

/// What tells without reading it whether a file is still the same: size, time of change and inode.
struct FileStamp: Codable, Hashable, Sendable {
  enum Kind: String, Codable, Sendable { case file, folder, link, other, absent }

  var kind = Kind.absent
  var size = 0
  /// Nanoseconds since 1970.
  var time = 0
  var inode: UInt64 = 0

  /// The stamp of what is there now; a link is not followed. A folder's size and times are left out: they tell nothing that
  /// its files do not.
  init(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    guard kind != .folder else { return }
    size = Int(status.st_size)
    time = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }
}
