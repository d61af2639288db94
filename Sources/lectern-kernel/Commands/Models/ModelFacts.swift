import Foundation
import TransferLearning

/// What is known of a network and of its weights, as `lectern models --json` prints it.
struct ModelFacts: Codable {
  /// One file of weights.
  struct Weights: Codable {
    var name: String
    var includesTop: Bool
    var bytes: Int
    var isSizeExact: Bool
    var isHere: Bool
    var place: String
    var source: String
    var licence: String
  }

  var name: String
  var modelName: String
  var citation: String
  var inputSize: Int
  var minimumSize: Int
  var preprocessing: String
  var parameters: Int
  var features: Int
  var megabytes: Double?
  var top1: Double?
  var top5: Double?
  var depth: Int?
  var weights: [Weights]

  init(_ architecture: Architecture, in store: WeightStore) {
    name = architecture.name
    modelName = architecture.modelName
    citation = architecture.citation
    inputSize = architecture.defaultSize
    minimumSize = architecture.minimumSize
    preprocessing = architecture.preprocessing.name
    parameters = architecture.parameterCount
    features = architecture.featureCount
    megabytes = architecture.megabytes
    top1 = architecture.top1
    top5 = architecture.top5
    depth = architecture.depth
    weights = store.entries.filter { $0.architecture == architecture.name }.map { entry in
      Weights(
        name: entry.name, includesTop: entry.includesTop, bytes: entry.size.bytes,
        isSizeExact: entry.size == .exactly(entry.size.bytes), isHere: store.status(of: entry) != .missing,
        place: entry.place(in: store), source: "\(entry.source)", licence: entry.licence)
    }
  }

  /// Its weights are on this machine: with its top, or only without.
  var here: String {
    let here = weights.filter(\.isHere)
    return here.isEmpty ? "" : here.contains(where: \.includesTop) ? "yes" : "no top"
  }

  /// `25,636,712`.
  static func grouped(_ number: Int) -> String {
    var groups: [String] = []
    var digits = Substring(String(number))
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = digits.dropLast(3)
    }
    return ([String(digits)] + groups).joined(separator: ",")
  }

  /// `79.0%`.
  static func percent(_ share: Double) -> String { String(format: "%.1f%%", share * 100) }
}
