import Files
import Foundation

/// Writes the members of a bundle into an empty folder: each once, only where the manifest names it, and only as it says.
struct MemberWriter {
  private let folder: URL
  private var expected: [String: BundleManifest.File]
  private let total: Int
  private let progress: (_ done: Int, _ total: Int) -> Void
  private var done = 0
  private var seen: Set<String> = []

  init(_ manifest: BundleManifest, folder: URL, progress: @escaping (_ done: Int, _ total: Int) -> Void) {
    self.folder = folder
    self.progress = progress
    expected = Dictionary(manifest.files.map { ($0.path, $0) }) { first, _ in first }
    total = manifest.size
  }

  /// - Parameter read: the next bytes; none at the end.
  /// - Throws: ``BundleFault``, or what the system says.
  mutating func write(_ path: String, size: Int, _ read: () throws -> Data) throws {
    guard seen.insert(path).inserted else { throw BundleFault.twice(path) }
    if path == BundleManifest.sums {
      // As long as the manifest at most; `install` alone reads it.
      guard size <= 64 << 20 else { throw BundleFault.unknown(path) }
      _ = try copy(path, isExecutable: false, read)
      return
    }
    guard let file = expected.removeValue(forKey: path) else { throw BundleFault.unknown(path) }
    guard size == file.size, try copy(path, isExecutable: file.isExecutable, read) == file.sha256 else {
      throw BundleFault.altered(member: path)
    }
  }

  /// - Throws: ``BundleFault/missing(member:)``.
  func finish() throws {
    if let path = expected.keys.min() { throw BundleFault.missing(member: path) }
  }

  /// The digest of what was written.
  private mutating func copy(_ path: String, isExecutable: Bool, _ read: () throws -> Data) throws -> String {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    let descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, isExecutable ? 0o755 : 0o644)
    guard descriptor >= 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path, NSUnderlyingErrorKey: Self.reason])
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let digest = Digest(.sha256)
    while case let piece = try read(), !piece.isEmpty {
      digest.update(piece)
      try file.write(contentsOf: piece)
      done += piece.count
      progress(done, total)
    }
    try file.close()
    return digest.finish()
  }

  private static var reason: POSIXError { POSIXError(.init(rawValue: errno) ?? .EIO) }
}
