import Foundation

/// One process at a time, by a lock on a file (`flock`): the system lets go of it when its holder ends, however it ends.
enum FileLock {
  /// Runs `body` while no other process, and no other thread, holds the lock on this file.
  static func exclusively<R>(_ url: URL, _ body: () throws -> R) throws -> R {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw WeightsError.unreadable(file: url.path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw WeightsError.unreadable(file: url.path, reason: String(cString: strerror(errno)))
      }
    }
    return try body()
  }
}
