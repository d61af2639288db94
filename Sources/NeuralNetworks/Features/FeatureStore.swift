import Files
import Foundation
import Tensors

/// What frozen layers made of pictures, by the digest of the layers and the picture's key: in memory, and in the cache, so
/// that another run computes nothing of it.
///
/// Both are bounded, and what was not used for longest goes first. Nothing that is kept is believed without its sums,
/// the whole key and the model's digest. Keeping is a help, not a need: on a disk that is full or cannot be written there
/// is no store, and nothing is said.
final class FeatureStore: @unchecked Sendable {
  /// The store of the process.
  static let shared = FeatureStore(limits: .standard)

  /// Another place than the cache, for tests.
  nonisolated(unsafe) static var root: URL?

  private let lock = NSLock()
  private let limits: FeatureLimits
  private let folder: URL?
  private var memory: FeatureMemory
  private var shelves: [String: FeatureShelf] = [:]

  /// - Parameter folder: where files are; nil for the folder in the cache.
  init(folder: URL? = nil, limits: FeatureLimits) {
    (self.folder, self.limits) = (folder, limits)
    memory = FeatureMemory(limit: limits.memory)
  }

  /// What is kept of a picture; nil when nothing is, or it is damaged.
  func features(model: String, key: String) -> Tensor? {
    lock.withLock { find(model, key) }
  }

  /// Whether features of a picture are kept. They are then in memory, so that asking for them right after it succeeds, whatever
  /// happens to the disk.
  func isKnown(model: String, key: String) -> Bool {
    lock.withLock { find(model, key) != nil }
  }

  /// Keeps the features of a picture.
  func keep(_ features: Tensor, model: String, key: String) { keep([(key, features)], model: model) }

  /// Keeps the features of pictures, which share a write.
  ///
  /// - Parameter label: what people call the model.
  func keep(_ rows: [(key: String, features: Tensor)], model: String, label: String = "") {
    lock.withLock {
      for (key, features) in rows { memory.keep(features, model: model, key: key) }
      shelf(model)?.keep(rows, label: label)
    }
  }

  /// Forgets what is in memory, and closes all files, so that a test can see what is on disk.
  func forgetMemory() {
    lock.withLock {
      memory = FeatureMemory(limit: limits.memory)
      shelves = [:]
    }
  }

  /// How much is in memory.
  var memoryUse: (count: Int, bytes: Int) { lock.withLock { (memory.count, memory.bytes) } }

  private func find(_ model: String, _ key: String) -> Tensor? {
    if let known = memory.features(model: model, key: key) { return known }
    guard let features = shelf(model)?.features(key) else { return nil }
    memory.keep(features, model: model, key: key)
    return features
  }

  private func shelf(_ model: String) -> FeatureShelf? {
    // The model's name is a word of a file's first line.
    guard limits.disk > 0, !model.isEmpty, model.utf8.allSatisfy({ $0 > 32 && $0 < 127 }) else { return nil }
    let url = folder ?? Self.root ?? Self.cacheFolder
    let known = "\(url.path) \(model)"
    if let shelf = shelves[known] { return shelf }
    let shelf = FeatureShelf(model: model, folder: FeatureFolder(url: url, limit: limits.disk))
    shelves[known] = shelf
    return shelf
  }

  /// In the cache as it was when it was first asked for.
  private static let cacheFolder = CacheFolder.root.appendingPathComponent("features", isDirectory: true)
}
