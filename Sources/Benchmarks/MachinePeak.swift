/// What a machine can do at most: the speed of the best of several tuned matrix products, large enough that nothing but
/// multiplying and adding counts.
package struct MachinePeak: Codable, Equatable {
  /// Floating point operations a second, two for a multiplication with its addition.
  package var operationsPerSecond: Double
  /// Which product it was: `1536 × 1536 · 1536 × 1536 by OpenBLAS`.
  package var product: String

  package init(operationsPerSecond: Double, product: String) {
    (self.operationsPerSecond, self.product) = (operationsPerSecond, product)
  }

  package var words: String {
    let scale = Figure.Unit.operationsPerSecond.scale(of: operationsPerSecond)
    return "peak: \(scale.words(operationsPerSecond)), \(product)"
  }
}
