import Foundation

/// What is kept of one model in a folder.
package struct KeptFeatures {
  /// The model's digest.
  package let model: String
  /// What people call it; empty when that is not known.
  package private(set) var label: String
  /// How many pictures.
  package private(set) var pictures: Int
  /// On disk.
  package private(set) var bytes: Int
  /// When a run last read or wrote some.
  package private(set) var lastUsed: Date

  /// All of a folder, last used first. The numbers are not read.
  package static func inFolder(_ url: URL) -> [KeptFeatures] {
    var models: [String: KeptFeatures] = [:]
    for entry in FeatureFolder(url: url, limit: 0).entries() {
      guard let line = FeatureFileLine(entry.url), let file = FeatureFile(entry.url, model: line.model) else {
        continue
      }
      var kept =
        models[line.model]
        ?? KeptFeatures(model: line.model, label: line.label, pictures: 0, bytes: 0, lastUsed: entry.used)
      kept.pictures += file.count
      kept.bytes += entry.size
      kept.lastUsed = max(kept.lastUsed, entry.used)
      models[line.model] = kept
    }
    return models.values.sorted { ($1.lastUsed, $0.model) < ($0.lastUsed, $1.model) }
  }
}
