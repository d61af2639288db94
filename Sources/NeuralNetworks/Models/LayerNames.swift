import Foundation

/// Keras's names for layers that were given none: the class in snake case, numbered from the second on.
enum LayerNames {
  /// `SeparableConv2D` → `separable_conv2d`, as `keras.src.utils.naming.to_snake_case`.
  static func snakeCase(_ className: String) -> String {
    className
      .replacingOccurrences(of: "(.)([A-Z][a-z]+)", with: "$1_$2", options: .regularExpression)
      .replacingOccurrences(of: "([a-z])([A-Z])", with: "$1_$2", options: .regularExpression)
      .lowercased()
  }

  private static let lock = NSLock()
  nonisolated(unsafe) private static var made = 0

  /// The next layer's place among all that were ever made.
  static func nextSerial() -> Int {
    lock.withLock {
      made += 1
      return made
    }
  }

  /// Names what has no name yet, as in a fresh session, around the names that are there. Keras counts layers as they are
  /// made, which differs from their order in a model that branches.
  ///
  /// - Throws: `ModelError.duplicateName`.
  static func name(_ layers: [Layer]) throws {
    var taken: Set<String> = []
    for layer in layers where !layer.name.isEmpty {
      guard taken.insert(layer.name).inserted else { throw ModelError.duplicateName(layer.name) }
    }
    var counts: [String: Int] = [:]
    var stems: [String: String] = [:]
    for layer in layers.filter(\.name.isEmpty).sorted(by: { $0.serial < $1.serial }) {
      let stem = stems[layer.className] ?? snakeCase(layer.className)
      stems[layer.className] = stem
      var name: String
      repeat {
        let count = counts[stem, default: 0]
        counts[stem] = count + 1
        name = count == 0 ? stem : "\(stem)_\(count)"
      } while !taken.insert(name).inserted
      layer.name = name
    }
  }
}
