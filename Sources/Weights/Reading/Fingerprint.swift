import Architectures
import NeuralNetworks
import Tensors

/// What a file of weights seems to hold, by the shapes of its weights: names differ from release to release, shapes do not.
enum Fingerprint {
  /// `xception without its top`, `resNet50`, `a model on xception`; nil when it is none of the known networks.
  static func network(of stored: [StoredLayer]) -> String? {
    let found = shapes(stored.flatMap(\.weights).map(\.shape))
    let total = found.values.reduce(0, +)
    guard total > 8 else { return nil }
    var best: (score: Double, text: String)?
    for architecture in Architecture.all + Architecture.otherWidths {
      guard let whole = try? architecture.build(), let base = try? architecture.build(includeTop: false) else {
        continue
      }
      for (model, ending) in [(whole, ""), (base, " without its top")] {
        let expected = shapes(model.variables.map(\.shape))
        let count = expected.values.reduce(0, +)
        let common = expected.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
        guard common == count else { continue }
        let isAll = total == count
        let text = isAll ? architecture.name + ending : "a model with \(architecture.name)\(ending) inside"
        let score = Double(common) / Double(total)
        if score > 0.5, score > best?.score ?? 0 { best = (score, text) }
      }
    }
    return best?.text
  }

  private static func shapes(_ shapes: [Shape]) -> [Shape: Int] {
    shapes.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
