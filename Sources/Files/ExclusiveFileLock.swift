import Foundation

/// A lock on a file that one process holds, and nobody else meanwhile, as long as this lives.
public final class ExclusiveFileLock: Sendable {
  private let descriptor: Int32

  /// nil when somebody else holds it.
  ///
  /// - Throws: `FileError` when the file cannot be made or locked.
  public init?(ifFree url: URL) throws {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError.system(url) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      let error = errno == EWOULDBLOCK ? nil : FileError.system(url)
      close(descriptor)
      if let error { throw error }
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
