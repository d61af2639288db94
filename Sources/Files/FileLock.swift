import Foundation

/// One process at a time, by a lock on a file (`flock`): the system lets go of it when its holder ends, however it ends.
public enum FileLock {
  /// Runs `body` while no other process, and no other thread, holds the lock on this file. The file stays.
  ///
  /// - Throws: `FileError` when the file cannot be made or locked, or what `body` throws.
  public static func exclusively<R>(_ url: URL, _ body: () throws -> R) throws -> R {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError.system(url) }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw FileError.system(url) }
    }
    return try body()
  }

  /// Runs `body` unless somebody holds the lock on this file, alone or with others; whether it was run. A file that is not
  /// there, and cannot be made, nobody holds.
  public static func exclusivelyIfFree(_ url: URL, _ body: () throws -> Void) rethrows -> Bool {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    defer { if descriptor >= 0 { close(descriptor) } }
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
    try body()
    return true
  }
}
