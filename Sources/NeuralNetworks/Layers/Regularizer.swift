import Foundation
import Tensors

/// A penalty on large weights, added to the loss while they are trained: `l1 · Σ |w| + l2 · Σ w²`. As `keras.regularizers`.
public struct Regularizer: Hashable, Codable, Sendable {
  /// The factor of the weights' sizes.
  public let l1: Double
  /// The factor of their squares.
  public let l2: Double

  /// `l1 · Σ |w|`.
  public static func l1(_ factor: Double = 0.01) -> Regularizer { Regularizer(l1: factor, l2: 0) }
  /// `l2 · Σ w²`.
  public static func l2(_ factor: Double = 0.01) -> Regularizer { Regularizer(l1: 0, l2: factor) }
  /// Both.
  public static func l1l2(l1: Double = 0.01, l2: Double = 0.01) -> Regularizer { Regularizer(l1: l1, l2: l2) }

  /// The penalty of some weights.
  public func callAsFunction(_ weights: Tensor) -> Double {
    weights.withUnsafeScalars { weights in
      var (sizes, squares) = (0.0, 0.0)
      if l1 != 0 { for weight in weights { sizes += Double(abs(weight)) } }
      if l2 != 0 { for weight in weights { squares += Double(weight) * Double(weight) } }
      return l1 * sizes + l2 * squares
    }
  }

  /// Adds the penalty's slope by the weights.
  func addSlope(of weights: Tensor, to gradient: inout Tensor) {
    let (l1, l2) = (Float(l1), Float(2 * l2))
    gradient.withUnsafeMutableScalars { gradient in
      weights.withUnsafeScalars { weights in
        for index in gradient.indices {
          let weight = weights[index]
          gradient[index] += l2 * weight + (weight > 0 ? l1 : weight < 0 ? -l1 : 0)
        }
      }
    }
  }
}
