import Foundation

/// A lock on a file that any number of processes hold at once, as long as this lives: nobody then gets it for himself.
public final class SharedFileLock: Sendable {
  private let descriptor: Int32

  /// Waits for whoever has it for himself; nil when the file cannot be made or locked.
  public init?(_ url: URL) {
    let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return nil }
    while flock(descriptor, LOCK_SH) != 0 {
      guard errno == EINTR else {
        close(descriptor)
        return nil
      }
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
