internal import Wording

/// While training, sets a share of the numbers to 0 and scales the others by 1 / (1 - rate); else does nothing
/// (Srivastava et al., 2014). Any shape, the same out. As `keras.layers.Dropout`.
public final class Dropout: Layer {
  /// The share that is set to 0, from 0 to below 1.
  public let rate: Float

  /// - Precondition: `rate` is in 0..<1.
  public init(_ rate: Float, name: String? = nil) {
    require((0..<1).contains(rate), "a dropout rate is at least 0 and below 1, not \(rate)")
    self.rate = rate
    super.init(name: name)
  }

  // What it predicts does not depend on the rate, so that features are kept whatever it is.
}
