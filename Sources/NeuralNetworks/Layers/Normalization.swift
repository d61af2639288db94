import Tensors

/// `(x - mean) / max(sqrt(variance), 1e-7)` by channel: `[N, …, C]`, the same out. As `keras.layers.Normalization` over the
/// last axis.
public final class Normalization: Layer {
  /// The mean and variance that were given; nil when they are variables.
  public let constants: (mean: [Float], variance: [Float])?

  /// Statistics that come with the weights: variables `mean`, `variance` and `count`, never trained.
  public override init(name: String? = nil) {
    constants = nil
    super.init(name: name)
  }

  /// Statistics that are part of the network.
  ///
  /// - Parameters:
  ///   - mean: one for each channel, or one for all.
  ///   - variance: one for each channel, or one for all.
  public init(mean: [Float], variance: [Float], name: String? = nil) {
    constants = (mean, variance)
    super.init(name: name)
  }

  override var configuration: String { constants.map { "\($0.mean) \($0.variance)" } ?? "" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, inputs[0].rank >= 1, let channels = inputs[0][-1] else {
      throw takes("one input whose last axis is known", not: inputs)
    }
    let counts = constants.map { [$0.mean.count, $0.variance.count] } ?? variables.prefix(2).map(\.shape[0])
    guard counts.allSatisfy({ $0 == channels || (constants != nil && $0 == 1) }) else {
      throw takes("\(counts.max() ?? 0) channels", not: inputs)
    }
    return inputs[0]
  }

  override func build(_ inputs: [PartialShape]) throws {
    guard constants == nil else { return }
    let shape: Shape = [inputs[0][-1]!]
    variables = [
      Variable("mean", shape: shape, initializer: .zeros, isLearned: false),
      Variable("variance", shape: shape, initializer: .ones, isLearned: false),
      Variable("count", shape: [], initializer: .zeros, isLearned: false),
    ]
  }

  /// The same as a factor and an addend by channel.
  func factors(channels: Int) -> (scale: [Float], shift: [Float]) {
    func all(_ values: [Float]) -> [Float] {
      values.count == channels ? values : [Float](repeating: values[0], count: channels)
    }
    let mean = all(constants?.mean ?? variables[0].value.scalars)
    let scale = all(constants?.variance ?? variables[1].value.scalars).map { 1 / max($0.squareRoot(), 1e-7) }
    return (scale, zip(mean, scale).map { -$0 * $1 })
  }
}
