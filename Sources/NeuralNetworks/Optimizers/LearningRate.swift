import Foundation
internal import Wording

/// What a gradient is multiplied by, step by step: a number, or a schedule.
public protocol LearningRate: Sendable {
  /// The rate at a step, counted from 0.
  func callAsFunction(step: Int) -> Double
}

extension Double: LearningRate {
  /// The same at every step.
  public func callAsFunction(step: Int) -> Double { self }
}

extension Float: LearningRate {
  /// The same at every step.
  public func callAsFunction(step: Int) -> Double { Double(self) }
}

extension Int: LearningRate {
  /// The same at every step.
  public func callAsFunction(step: Int) -> Double { Double(self) }
}

/// `initial · rate ^ (step / steps)`; with a staircase, the exponent is rounded down.
/// As `keras.optimizers.schedules.ExponentialDecay`.
public struct ExponentialDecay: LearningRate {
  private let initial, steps, rate: Double
  private let staircase: Bool

  /// - Precondition: `decaySteps` is larger than 0.
  public init(_ initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false) {
    require(decaySteps > 0, "decaySteps is larger than 0, not \(decaySteps)")
    (initial, steps, rate) = (initialLearningRate, Double(decaySteps), decayRate)
    self.staircase = staircase
  }

  public func callAsFunction(step: Int) -> Double {
    let exponent = Double(step) / steps
    return initial * pow(rate, staircase ? exponent.rounded(.down) : exponent)
  }
}

/// Half a cosine wave from the initial rate down to `alpha` times it (Loshchilov and Hutter, 2016), perhaps after a straight
/// way up. As `keras.optimizers.schedules.CosineDecay`.
public struct CosineDecay: LearningRate {
  private let initial, steps, alpha, warmupSteps: Double
  private let warmupTarget: Double?

  /// - Parameters:
  ///   - initialLearningRate: the rate at the first step.
  ///   - decaySteps: how long the way down is, after warming up.
  ///   - alpha: what is left at its end, as a share of where it starts.
  ///   - warmupTarget: where a straight way leads before it goes down; nil to go down at once.
  ///   - warmupSteps: how long that way is.
  /// - Precondition: `decaySteps` is larger than 0.
  public init(
    _ initialLearningRate: Double, decaySteps: Int, alpha: Double = 0, warmupTarget: Double? = nil, warmupSteps: Int = 0
  ) {
    require(decaySteps > 0, "decaySteps is larger than 0, not \(decaySteps)")
    (initial, steps, self.alpha) = (initialLearningRate, Double(decaySteps), alpha)
    (self.warmupTarget, self.warmupSteps) = (warmupTarget, warmupTarget == nil ? 0 : Double(warmupSteps))
  }

  public func callAsFunction(step: Int) -> Double {
    let step = Double(step)
    if let warmupTarget, step < warmupSteps { return initial + (warmupTarget - initial) * step / warmupSteps }
    let cosine = (1 + cos(.pi * min(step - warmupSteps, steps) / steps)) / 2
    return (warmupTarget ?? initial) * ((1 - alpha) * cosine + alpha)
  }
}

/// One rate up to and including each boundary, and another beyond the last.
/// As `keras.optimizers.schedules.PiecewiseConstantDecay`.
public struct PiecewiseConstantDecay: LearningRate {
  private let boundaries: [Int]
  private let values: [Double]

  /// - Precondition: there is one value more than there are boundaries.
  public init(boundaries: [Int], values: [Double]) {
    require(
      values.count == boundaries.count + 1,
      "\(boundaries.count) boundaries go with \(boundaries.count + 1) values, not \(values.count)")
    (self.boundaries, self.values) = (boundaries, values)
  }

  public func callAsFunction(step: Int) -> Double {
    values[boundaries.firstIndex { step <= $0 } ?? boundaries.count]
  }
}
