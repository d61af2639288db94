import Files
import Foundation

/// Removes what is in a folder of the cache, unless somebody is at it.
struct CacheRemoval {
  /// How much was removed.
  private(set) var bytes = 0
  /// What stays because it is in use, a sentence each.
  private(set) var kept: [String] = []
  /// What could not be removed, a sentence each.
  private(set) var failures: [String] = []

  init(_ part: CachePart, _ items: [CacheItem]) {
    switch part {
    case .features, .photos, .runs:
      // A file that is open can be read on by whoever has it open.
      for item in items { remove(item) }
    case .steps:
      let isFree = FileLock.exclusivelyIfFree(part.folder.appendingPathComponent(Self.stepsLock)) {
        for item in items { remove(item) }
      }
      if !isFree { kept.append("Lessons are running: the compiled steps stay until they are done.") }
    case .weights: removeWeights(items, in: part.folder)
    }
    // Only when it is empty.
    rmdir(part.folder.path)
  }

  /// The file that a run of lessons holds locked together with other runs.
  private static let stepsLock = ".in-use"

  /// A file that is being fetched has a lock, and what belongs to it stays.
  private mutating func removeWeights(_ items: [CacheItem], in folder: URL) {
    let locks = items.filter { $0.name.hasPrefix(".") && $0.name.hasSuffix(".lock") }
    var rest = items
    for lock in locks {
      let name = String(lock.name.dropFirst().dropLast(5))
      let own = rest.filter { $0.name.hasPrefix(name) || $0.name.hasPrefix(".\(name)") }
      rest.removeAll { item in own.contains { $0.url == item.url } }
      let isFree = FileLock.exclusivelyIfFree(lock.url) { for item in own { remove(item) } }
      if !isFree { kept.append("\(name) is being fetched, and stays.") }
    }
    for item in rest { remove(item) }
  }

  private mutating func remove(_ item: CacheItem) {
    do {
      try FileManager.default.removeItem(at: item.url)
      bytes += item.bytes
    } catch {
      // Somebody else has removed it meanwhile.
      var status = stat()
      guard lstat(item.url.path, &status) == 0 else { return }
      failures.append("\(item.url.path) cannot be removed: \(SystemReason.words(of: error))")
    }
  }
}
