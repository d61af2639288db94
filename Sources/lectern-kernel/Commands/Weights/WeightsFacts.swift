import Foundation
import TransferLearning

/// What programs may want to know of a file of weights: `lectern weights list --json`.
struct WeightsFacts: Encodable {
  let name: String
  let architecture: String
  let fileName: String
  /// As it is kept; reckoned where nobody publishes it.
  let bytes: Int
  /// Whether the lessons of the course use it, and `lectern weights fetch` gets it.
  let isOfTheCourse: Bool
  /// Whether its digest is published.
  let isPublished: Bool
  /// Where it is; nothing where it is not here.
  let path: String?

  init(_ entry: WeightEntry, in store: WeightStore) {
    (name, architecture, fileName) = (entry.name, entry.architecture, entry.fileName)
    (bytes, isPublished) = (entry.size.bytes, entry.digest != nil)
    isOfTheCourse = WeightsCommand.ofTheCourse.contains(entry.name)
    path =
      switch store.status(of: entry) {
      case .cached(let url), .inKerasFolder(let url): url.path
      case .missing: nil
      }
  }

  static func json(of store: WeightStore) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(store.entries.map { WeightsFacts($0, in: store) }), as: UTF8.self)
  }
}
