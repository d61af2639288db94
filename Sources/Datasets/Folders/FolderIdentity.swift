import Foundation

/// Which folder a path leads to, whatever links are on the way.
struct FolderIdentity: Hashable {
  private let device: UInt64
  private let inode: UInt64

  /// nil where nothing is there.
  init?(_ folder: URL) {
    var status = stat()
    guard folder.withUnsafeFileSystemRepresentation({ $0.map { stat($0, &status) } ?? -1 }) == 0 else { return nil }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
