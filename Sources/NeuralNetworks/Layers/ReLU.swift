import Tensors

/// `max(x, 0)`, with a ceiling and a slope below the threshold when asked: any shape, the same out.
///
/// `maxValue` where `x ≥ maxValue`, `x` from the threshold on, `negativeSlope · (x - threshold)` below.
/// As `keras.layers.ReLU`.
public final class ReLU: Layer {
  /// The largest result; nil when there is no ceiling.
  public let maxValue: Float?
  /// The slope below the threshold.
  public let negativeSlope: Float
  /// Where the function leaves the axis.
  public let threshold: Float

  /// - Parameters: as in `keras.layers.ReLU`.
  public init(maxValue: Float? = nil, negativeSlope: Float = 0, threshold: Float = 0, name: String? = nil) {
    self.maxValue = maxValue
    self.negativeSlope = negativeSlope
    self.threshold = threshold
    super.init(name: name)
  }

  override var configuration: String { "\(maxValue.map { "\($0)" } ?? "-") \(negativeSlope) \(threshold)" }

  /// The same as one of the usual functions, when it is one.
  var function: ElementwiseFunction? {
    guard negativeSlope == 0, threshold == 0 else { return nil }
    return maxValue == nil ? .relu : maxValue == 6 ? .relu6 : nil
  }

  /// The value at `x`.
  func callAsFunction(_ x: Float) -> Float {
    let value = x >= threshold ? x : negativeSlope * (x - threshold)
    return min(value, maxValue ?? .infinity)
  }
}
