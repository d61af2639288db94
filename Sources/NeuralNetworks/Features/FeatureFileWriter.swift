import Foundation

/// The right to write at the end of a file, held by one process as long as this lives. It opens the file anew: a lock
/// belongs to an opened file, and one that was open before a fork would be the parent's and the child's.
final class FeatureFileWriter {
  private let descriptor: Int32

  /// nil when the file cannot be written, or somebody else holds it for longer than a tenth of a second: a process that was
  /// stopped, perhaps.
  init?(_ url: URL) {
    let descriptor = open(url.path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    for attempt in 0... {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { break }
      guard attempt < 100, errno == EWOULDBLOCK || errno == EINTR else {
        close(descriptor)
        return nil
      }
      usleep(1000)
    }
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Whether this is the file that is open there, and still has a name.
  func isSame(as other: Int32) -> Bool {
    var (mine, others) = (stat(), stat())
    guard fstat(descriptor, &mine) == 0, fstat(other, &others) == 0 else { return false }
    return mine.st_ino == others.st_ino && mine.st_dev == others.st_dev && mine.st_nlink > 0
  }

  /// Removes what is behind `end`: no record, or one whose writer was killed.
  func cut(to end: Int) {
    var status = stat()
    if fstat(descriptor, &status) == 0, Int(status.st_size) > end { ftruncate(descriptor, off_t(end)) }
  }

  /// Writes all of the bytes at the file's end, or none: false when the disk is full, for one.
  func write(_ bytes: [UInt8], at end: Int) -> Bool {
    let isWhole = bytes.withUnsafeBytes { buffer -> Bool in
      var done = 0
      while done < buffer.count {
        let count = pwrite(descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(end + done))
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
    if !isWhole { cut(to: end) }
    return isWhole
  }
}
