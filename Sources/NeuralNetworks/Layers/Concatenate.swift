import Tensors

/// Inputs side by side along an axis, the last when nothing is said: `[N, H, W, A], [N, H, W, B] -> [N, H, W, A + B]`.
/// As `keras.layers.Concatenate`.
public final class Concatenate: Layer {
  /// The axis, counted with the batch as axis 0; negative from the last.
  public let axis: Int

  /// - Parameter axis: not 0, which is the batch.
  public init(axis: Int = -1, name: String? = nil) {
    self.axis = axis
    super.init(name: name)
  }

  override var configuration: String { "\(axis)" }

  /// The axis of one example; nil when the inputs do not have it.
  func exampleAxis(rank: Int) -> Int? {
    let index = axis < 0 ? axis + rank + 1 : axis
    return (1...max(rank, 1)).contains(index) && rank > 0 ? index - 1 : nil
  }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard let first = inputs.first, let axis = exampleAxis(rank: first.rank) else {
      throw takes("inputs that have axis \(axis)", not: inputs)
    }
    var result = first
    for input in inputs.dropFirst() {
      var expected = input
      guard input.rank == first.rank else { throw takes("inputs with as many axes", not: inputs) }
      expected.dimensions[axis] = result[axis]
      guard result.accepts(expected) else {
        throw takes("inputs that differ in axis \(self.axis) alone", not: inputs)
      }
      result.dimensions = zip(result.dimensions, input.dimensions).enumerated().map { index, sizes in
        index == axis ? sizes.0.flatMap { a in sizes.1.map { a + $0 } } : sizes.0 ?? sizes.1
      }
    }
    return result
  }
}
