import Files
import Foundation
import TransferLearning

/// What is in the cache, as `lectern cache list --json` prints it. Sizes are in bytes.
struct CacheFacts: Codable {
  /// A folder of it.
  struct Part: Codable {
    var name: String
    var folder: String
    /// Pictures whose features are kept, compiled steps, files.
    var count: Int
    var bytes: Int
    var lastUsed: Date?
    /// What `lectern cache clear` does not remove, because it is not Lectern's.
    var foreignBytes: Int
  }

  /// The features of one model.
  struct Model: Codable {
    var name: String
    var digest: String
    var pictures: Int
    var bytes: Int
    var lastUsed: Date
  }

  var folder: String
  var featuresLimit: Int
  var parts: [Part]
  var models: [Model]

  var bytes: Int { parts.reduce(0) { $0 + $1.bytes + $1.foreignBytes } }

  /// Looks through the folders.
  init() {
    folder = CacheFolder.root.path
    featuresLimit = FeatureLimits.standard.disk
    let kept = KeptFeatures.inFolder(CachePart.features.folder)
    models = kept.map {
      Model(
        name: $0.label, digest: $0.model, pictures: $0.pictures, bytes: $0.bytes, lastUsed: $0.lastUsed)
    }
    let pictures = kept.reduce(0) { $0 + $1.pictures }
    parts = CachePart.allCases.map { part in
      let items = CacheItem.all(in: part.folder)
      let own = items.filter { part.owns($0.name) }
      return Part(
        name: part.rawValue, folder: part.folder.path,
        count: part == .features ? pictures : own.reduce(0) { $0 + part.count($1) },
        bytes: own.reduce(0) { $0 + $1.bytes }, lastUsed: own.compactMap(\.lastUsed).max(),
        foreignBytes: items.reduce(0) { $0 + $1.bytes } - own.reduce(0) { $0 + $1.bytes })
    }
  }
}
