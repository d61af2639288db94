import Foundation

/// Steps by the gradients' mean over the root of their mean square (Kingma and Ba, 2014): `m += (g - m)(1 - beta1)`,
/// `v += (g² - v)(1 - beta2)`, `w -= alpha · m / (sqrt(v) + epsilon)` with `alpha = rate · sqrt(1 - beta2^t) / (1 - beta1^t)`.
/// As `keras.optimizers.Adam`.
public class Adam: Optimizer {
  /// How much of the old mean is kept.
  public let beta1: Double
  /// How much of the old mean of squares is kept.
  public let beta2: Double
  /// What is added to the root.
  public let epsilon: Double
  /// Whether v never shrinks (Reddi et al., 2018).
  public let amsgrad: Bool

  /// - Parameters: as in `keras.optimizers.Adam`; the learning rate is a number or a schedule.
  public init(
    learningRate: any LearningRate = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-7,
    amsgrad: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil
  ) {
    (self.beta1, self.beta2, self.epsilon, self.amsgrad) = (beta1, beta2, epsilon, amsgrad)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue,
      globalClipnorm: globalClipnorm)
  }

  override var slotNames: [String] { ["momentum", "velocity"] + (amsgrad ? ["velocity_hat"] : []) }

  override func update(
    _ weights: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ slots: [UnsafeMutablePointer<Float>], count: Int, rate: Double
  ) {
    let step = Double(iterations + 1)
    // Keras takes the powers of single-precision betas: the difference shows in the first steps' lengths.
    let (power1, power2) = (pow(Double(Float(beta1)), step), pow(Double(Float(beta2)), step))
    let alpha = Float(rate * (1 - power2).squareRoot() / (1 - power1))
    Lanes.adam(
      weights, gradient, means: slots[0], squares: slots[1], largest: amsgrad ? slots[2] : nil, count: count,
      .init(alpha: alpha, rest1: Float(1 - beta1), rest2: Float(1 - beta2), epsilon: Float(epsilon)))
  }
}

/// Adam with weights that decay, biases too unless they are excluded (Loshchilov and Hutter, 2017).
/// As `keras.optimizers.AdamW`.
public final class AdamW: Adam {
  /// - Parameters: as in `keras.optimizers.AdamW`; the learning rate is a number or a schedule.
  public init(
    learningRate: any LearningRate = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, amsgrad: Bool = false, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil
  ) {
    super.init(
      learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: amsgrad,
      weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue, globalClipnorm: globalClipnorm)
  }
}
