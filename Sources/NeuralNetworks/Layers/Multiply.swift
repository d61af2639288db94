import Tensors

/// The product of two or more inputs, element by element; an axis of size 1 is repeated:
/// `[N, H, W, C], [N, 1, 1, C] -> [N, H, W, C]`. As `keras.layers.Multiply`.
public final class Multiply: Layer {
  /// - Parameter name: counted (`multiply_1`) when it is not given.
  public override init(name: String? = nil) { super.init(name: name) }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count >= 2 else { throw takes("two or more inputs", not: inputs) }
    return try inputs.dropFirst().reduce(inputs[0]) { result, input in
      guard result.rank == input.rank else { throw takes("inputs with as many axes", not: inputs) }
      return PartialShape(
        try zip(result.dimensions, input.dimensions).map { a, b in
          if a == 1 { return b }
          guard b == 1 || a == b || a == nil || b == nil else {
            throw takes("inputs whose axes are equal or 1", not: inputs)
          }
          return b == 1 ? a : a ?? b
        })
    }
  }
}
