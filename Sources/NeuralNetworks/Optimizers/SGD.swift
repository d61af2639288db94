internal import Wording

/// Gradient descent: `w -= rate · g`, or with momentum `v = momentum · v - rate · g; w += v`, or with Nesterov's look ahead
/// `w += momentum · v - rate · g`. As `keras.optimizers.SGD`.
public final class SGD: Optimizer {
  /// How much of the last step is kept, 0 to 1.
  public let momentum: Double
  /// Whether the gradient counts as taken ahead, where the momentum leads.
  public let nesterov: Bool

  /// - Parameters: as in `keras.optimizers.SGD`; the learning rate is a number or a schedule.
  /// - Precondition: `momentum` is in 0...1.
  public init(
    learningRate: any LearningRate = 0.01, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double? = nil,
    clipnorm: Double? = nil, clipvalue: Double? = nil, globalClipnorm: Double? = nil
  ) {
    require((0...1).contains(momentum), "a momentum is from 0 to 1, not \(momentum)")
    self.momentum = momentum
    self.nesterov = nesterov
    super.init(
      learningRate: learningRate, weightDecay: weightDecay, clipnorm: clipnorm, clipvalue: clipvalue,
      globalClipnorm: globalClipnorm)
  }

  override var slotNames: [String] { momentum == 0 ? [] : ["momentum"] }

  override func update(
    _ weights: UnsafeMutablePointer<Float>, _ gradient: UnsafePointer<Float>,
    _ slots: [UnsafeMutablePointer<Float>], count: Int, rate: Double
  ) {
    let (rate, momentum) = (Float(rate), Float(momentum))
    guard let velocity = slots.first else {
      for index in 0..<count { weights[index] -= rate * gradient[index] }
      return
    }
    if nesterov {
      for index in 0..<count {
        let step = rate * gradient[index]
        let new = momentum * velocity[index] - step
        velocity[index] = new
        weights[index] += momentum * new - step
      }
    } else {
      for index in 0..<count {
        let new = momentum * velocity[index] - rate * gradient[index]
        velocity[index] = new
        weights[index] += new
      }
    }
  }
}
