import Foundation
import StepOutput

/// What is at a path, links followed, as far as that is known without reading it.
struct FileStatus: Codable, Hashable, Sendable {
  var thing: FileUse.Thing
  /// In bytes.
  var size = 0
  /// Of the last change, in nanoseconds since 1970.
  var time = 0
  var inode: UInt64 = 0

  /// What is there now.
  init(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      thing = .absent
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: thing = .file
    case S_IFDIR: thing = .folder
    default: thing = .other
    }
    size = Int(status.st_size)
    time = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }

  /// What a step found.
  init(_ use: FileUse) { (thing, size, time, inode) = (use.thing, use.size, use.time, use.inode) }
}
