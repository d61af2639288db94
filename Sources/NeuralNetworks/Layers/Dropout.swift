import Tensors
internal import Wording

/// While training, sets a share of the numbers to 0 and scales the others by 1 / (1 - rate); else does nothing
/// (Srivastava et al., 2014). Any shape, the same out. As `keras.layers.Dropout`.
public final class Dropout: Layer {
  /// The share that is set to 0, from 0 to below 1.
  public let rate: Float
  /// The shape of what is drawn, with the batch in front: an axis of 1 shares a draw, nil is the input's; nil for a draw a
  /// number. `[nil, 1, 1, 1]` drops whole examples, as networks with stochastic depth do.
  public let noiseShape: [Int?]?

  /// - Precondition: `rate` is in 0..<1.
  public init(_ rate: Float, noiseShape: [Int?]? = nil, name: String? = nil) {
    require((0..<1).contains(rate), "a dropout rate is at least 0 and below 1, not \(rate)")
    self.rate = rate
    self.noiseShape = noiseShape
    super.init(name: name)
  }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1 else { throw takes("one input", not: inputs) }
    if let noiseShape {
      let axes = zip(noiseShape.dropFirst(), inputs[0].dimensions)
      guard noiseShape.count == inputs[0].rank + 1, axes.allSatisfy({ $0 == nil || $0 == 1 || $0 == $1 }) else {
        throw takes("an input whose axes agree with the noise's \(noiseShape)", not: inputs)
      }
    }
    return inputs[0]
  }

  /// The factors of a batch of this shape while training: 0 or 1 / (1 - rate).
  func mask(_ shape: Shape, _ numbers: inout RandomNumbers) -> Tensor {
    let keep = 1 / (1 - rate)
    func draw() -> Float { numbers.unit() < rate ? 0 : keep }
    guard let noiseShape else {
      return Tensor(uninitializedShape: shape) { scalars in for index in scalars.indices { scalars[index] = draw() } }
    }
    // How far apart two draws are along an axis; 0 along an axis that shares one.
    var strides = [Int](repeating: 0, count: shape.rank)
    var count = 1
    for axis in strides.indices.reversed() where noiseShape[axis] != 1 {
      strides[axis] = count
      count *= shape[axis]
    }
    let draws = (0..<count).map { _ in draw() }
    return Tensor(uninitializedShape: shape) { scalars in
      for index in scalars.indices {
        var (rest, place) = (index, 0)
        for axis in strides.indices.reversed() {
          place += rest % shape[axis] * strides[axis]
          rest /= shape[axis]
        }
        scalars[index] = draws[place]
      }
    }
  }

  // What it predicts does not depend on the rate, so that features are kept whatever it is.
}
