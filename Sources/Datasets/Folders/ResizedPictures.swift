import Foundation

/// Pictures as they were read and resized: augmentation changes the same pixels anew in every epoch, and reading a picture
/// takes longer than mirroring it.
final class ResizedPictures: @unchecked Sendable {
  static let shared = ResizedPictures(limit: 256 << 20)

  private struct Entry {
    let grid: PixelGrid
    var lastUse: Int
  }

  private let limit: Int
  private let lock = NSLock()
  private var entries: [String: Entry] = [:]
  /// Who was used when, the longest ago first; some have been used again since, or are gone.
  private var uses: [(key: String, time: Int)] = []
  private var firstUse = 0
  private var size = 0
  private var clock = 0

  /// - Parameter limit: in bytes.
  init(limit: Int) { self.limit = limit }

  /// A picture file as the loader makes it, from memory where it is the same file with the same content.
  ///
  /// - Throws: `PictureError`, which names the file.
  func picture(_ file: URL, _ loader: PictureLoader) throws -> PixelGrid {
    guard let digest = FileDigests.shared.digest(of: file) else { return try loader.load(file) }
    let key = "\(digest) \(loader.key)"
    if let known = known(key) { return known }
    let grid = try loader.load(file)
    // Not one that was written while it was read.
    if FileDigests.shared.digest(of: file) == digest { keep(grid, key) }
    return grid
  }

  /// How much is kept.
  var bytes: Int { lock.withLock { size } }

  /// Whether a picture is kept.
  func holds(_ file: URL, _ loader: PictureLoader) -> Bool {
    FileDigests.shared.digest(of: file).map { digest in lock.withLock { entries["\(digest) \(loader.key)"] != nil } }
      ?? false
  }

  private func known(_ key: String) -> PixelGrid? {
    lock.withLock {
      clock += 1
      guard entries[key] != nil else { return nil }
      use(key)
      return entries[key]?.grid
    }
  }

  private func keep(_ grid: PixelGrid, _ key: String) {
    lock.withLock {
      guard entries[key] == nil, grid.bytes.count <= limit else { return }
      while size + grid.bytes.count > limit {
        // Pictures that are still in use stay: of a folder that is too large a part is kept, and not each a moment too short.
        guard let oldest, clock - oldest.time > 4 * entries.count else { return }
        size -= entries.removeValue(forKey: oldest.key)?.grid.bytes.count ?? 0
      }
      entries[key] = Entry(grid: grid, lastUse: clock)
      use(key)
      size += grid.bytes.count
    }
  }

  private func use(_ key: String) {
    entries[key]?.lastUse = clock
    uses.append((key, clock))
    guard uses.count > 2 * entries.count + 64 else { return }
    uses = uses[firstUse...].filter { entries[$0.key]?.lastUse == $0.time }
    firstUse = 0
  }

  /// What was not used for longest, without a look at the others: there may be tens of thousands.
  private var oldest: (key: String, time: Int)? {
    while firstUse < uses.count {
      let use = uses[firstUse]
      if entries[use.key]?.lastUse == use.time { return use }
      firstUse += 1
    }
    return nil
  }
}
