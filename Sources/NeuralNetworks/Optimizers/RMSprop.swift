/// Steps of a length that does not depend on the gradients' (Hinton, 2012): `v = rho · v + (1 - rho) · g²` and
/// `w -= rate · g / sqrt(v + epsilon)`; centered, the square of the gradients' mean is taken off v. As `keras.optimizers.RMSprop`.
public final class RMSprop: Optimizer {
  /// How much of the old mean of squares is kept.
  public let rho: Double
  /// How much of the last step is kept.
  public let momentum: Double
  /// What is added under the root.
  public let epsilon: Double
  /// Whether gradients are compared with their mean.
  public let centered: Bool

  /// - Parameters: as in `keras.optimizers.RMSprop`; the learning rate is a number or a schedule.
  public init(
    learningRate: any LearningRate = 0.001, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
    centered: Bool = false, weightDecay: Double? = nil, clipnorm: Double? = nil, clipvalue: Double? = nil,
    globalClipnorm: Double? = nil
  ) {
    (self.rho, self.momentum, self.epsilon, self.centered) = (rho, momentum, epsilon, centered)
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue,
      globalClipnorm: globalClipnorm)
  }

  override var slotNames: [String] {
    ["velocity"] + (momentum > 0 ? ["momentum"] : []) + (centered ? ["average_gradient"] : [])
  }

  override func update(
    _ weights: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ slots: [UnsafeMutablePointer<Float>], count: Int, rate: Double
  ) {
    Lanes.rmsprop(
      weights, gradient, squares: slots[0], averages: centered ? slots[slots.count - 1] : nil,
      steps: momentum > 0 ? slots[1] : nil, count: count,
      .init(
        rate: Float(rate), rho: Float(rho), rest: Float(1 - rho), epsilon: Float(epsilon), momentum: Float(momentum)))
  }
}
