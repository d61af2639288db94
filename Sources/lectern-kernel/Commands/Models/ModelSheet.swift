import Foundation
import TransferLearning

/// All that is known of one network, for people.
struct ModelSheet: CustomStringConvertible {
  private let facts: ModelFacts

  init(_ facts: ModelFacts) { self.facts = facts }

  var description: String {
    var sheet = FactSheet(facts.name)
    sheet.add("named", "\"\(facts.modelName)\" in its summary")
    sheet.add("paper", facts.citation)
    sheet.add(
      "input", "\(facts.inputSize) × \(facts.inputSize) pixels, at least \(facts.minimumSize) × \(facts.minimumSize)")
    sheet.add("pixels", Self.pixels[facts.preprocessing] ?? facts.preprocessing)
    sheet.add("features", "\(ModelFacts.grouped(facts.features)) a picture")
    sheet.add(
      "parameters",
      "\(ModelFacts.grouped(facts.parameters)) with its top; \(WeightSize.exactly(facts.parameters * 4)) of memory")
    sheet.add("depth", facts.depth.map { "\($0) layers with parameters" })
    if let top1 = facts.top1, let top5 = facts.top5 {
      sheet.add(
        "accuracy",
        "on ImageNet's validation pictures: \(ModelFacts.percent(top1)) right at once, "
          + "\(ModelFacts.percent(top5)) among the first five")
    }
    addWeights(to: &sheet)
    sheet.add("in Swift", "let base = try Model(\n  .\(swift), includeTop: false, pooling: .average)")
    return sheet.description
  }

  /// As a lesson spells it: `mobileNet(alpha: 0.25)`.
  private var swift: String {
    let parts = facts.name.split(separator: "_")
    return parts.count == 2 ? "\(parts[0])(alpha: \(parts[1]))" : facts.name
  }

  /// Each file, or where there are many those that are here and how to see the others.
  private func addWeights(to sheet: inout FactSheet) {
    let many = facts.weights.count > 4
    var texts = facts.weights.filter { !many || $0.isHere }.map { weights in
      let size = weights.isSizeExact ? WeightSize.exactly(weights.bytes) : .about(weights.bytes)
      let top = weights.includesTop ? "with" : "without"
      return "\(weights.name): \(top) its top, \(size)\(weights.isHere ? ", here" : "")\n"
        + "  \(weights.source)\n  licence: \(weights.licence)"
    }
    if many {
      texts.append("\(facts.weights.count) files by size of picture: `lectern weights list \(facts.name)`")
    } else if facts.weights.isEmpty {
      texts.append("none are known; weights: .random(seed:) or .file(url)")
    } else if facts.weights.contains(where: { !$0.isHere }) {
      texts.append("`lectern weights fetch NAME` gets what is not here")
    }
    for (number, text) in texts.enumerated() { sheet.add(number == 0 ? "weights" : "", text) }
  }

  /// What `preprocessing` names.
  private static let pixels = [
    "none": "as they are, 0 to 255: none", "tf": "-1 to 1: tf", "caffe": "BGR, minus ImageNet's mean: caffe",
    "torch": "0 to 1, then ImageNet's mean and deviation: torch", "lite": "(x - 127) / 128: lite",
  ]
}
