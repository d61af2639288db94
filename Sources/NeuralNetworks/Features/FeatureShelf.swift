import Foundation
import Tensors

/// The features of one model on disk, in a few files that other processes read and write too.
final class FeatureShelf {
  private let model: String
  private let folder: FeatureFolder
  private var files: [FeatureFile] = []
  private var state: Date?
  /// How many bytes may be written without looking how full the folder is.
  private var allowance = 0

  init(model: String, folder: FeatureFolder) { (self.model, self.folder) = (model, folder) }

  /// The features of a picture; nil when there are none, or only damaged ones.
  func features(_ key: String) -> Tensor? {
    let name = FeatureName(key)
    if let known = find(key, name) { return known }
    return refresh() ? find(key, name) : nil
  }

  private func find(_ key: String, _ name: FeatureName) -> Tensor? {
    for file in files {
      if let features = file.features(key: key, name) { return features }
    }
    return nil
  }

  /// Writes the features of pictures, where there is room; what cannot be written is not.
  ///
  /// - Parameter label: what people call the model.
  func keep(_ rows: [(key: String, features: Tensor)], label: String) {
    refresh()
    var records: [(name: FeatureName, bytes: [UInt8])] = []
    for (key, features) in rows {
      let name = FeatureName(key)
      guard !files.contains(where: { $0.has(name) }), !records.contains(where: { $0.name == name }),
        let bytes = FeatureRecord.encode(features, model: model, key: key)
      else { continue }
      records.append((name, bytes))
    }
    // By parts, none much larger than a file is meant to be.
    while !records.isEmpty {
      var size = 0
      let part = records.prefix { record in
        defer { size += record.bytes.count }
        return size < folder.fullFile
      }
      let bytes = part.reduce(0) { $0 + $1.bytes.count }
      records.removeFirst(part.count)
      if hasRoom(for: bytes) { append(Array(part), label) }
    }
  }

  private func append(_ records: [(name: FeatureName, bytes: [UInt8])], _ label: String) {
    // A file that another process has removed or filled meanwhile is no place.
    for _ in 0..<3 {
      if let file = files.first(where: { $0.size < folder.fullFile }) {
        if file.append(records) { return }
        guard refresh() else { return }
      } else {
        guard let url = folder.makeFile(model: model, label: label) else { return }
        guard let file = FeatureFile(url, model: model) else {
          unlink(url.path)
          return
        }
        files.append(file)
        files.sort { $0.url.path < $1.url.path }
      }
    }
  }

  /// What this process reads or writes itself is not removed for more of the same: of more pictures than there is room for,
  /// the first are kept, and not each pushed out by the next before it is used again.
  private func hasRoom(for bytes: Int) -> Bool {
    if allowance >= bytes {
      allowance -= bytes
      return true
    }
    let spared = Set(files.filter(\.isUsed).map(\.url.path))
    guard folder.makeRoom(for: bytes, isSpared: { spared.contains($0.path) }) else { return false }
    allowance = folder.stride
    return true
  }

  /// Looks for what other processes have written or removed; whether there may be something new.
  @discardableResult
  private func refresh() -> Bool {
    let before = files.reduce(0) { $0 + $1.size }
    let count = files.count
    let now = folder.state
    if now != state || now == nil {
      // A change that follows at once may have the same time: what is new is looked for again.
      state = now.flatMap { $0.timeIntervalSinceNow < -0.1 ? $0 : nil }
      let entries = folder.entries(model: model)
      let names = Set(entries.map(\.url.path))
      files.removeAll { !names.contains($0.url.path) }
      let known = Set(files.map(\.url.path))
      files += entries.filter { !known.contains($0.url.path) }.compactMap { FeatureFile($0.url, model: model) }
      files.sort { $0.url.path < $1.url.path }
    }
    for file in files { file.readHeads() }
    return files.count != count || files.reduce(0) { $0 + $1.size } != before
  }
}
