import Foundation
import Tensors

/// What a layer does last; the definitions are those of `keras.activations`.
public enum ActivationFunction: String, Hashable, Codable, Sendable {
  /// Nothing.
  case linear
  case relu
  case relu6
  case sigmoid
  /// `exp(x) / Σ exp(x)` over the last axis: probabilities.
  case softmax
  /// Keras also calls it silu.
  case swish
  case tanh
  /// `x · Φ(x)`, with the exact normal distribution (Hendrycks and Gimpel, 2016).
  case gelu

  /// The function of one number, when it is one.
  var elementwise: ElementwiseFunction? { ElementwiseFunction(rawValue: rawValue) }

  /// Applies it: any shape `[…, C]`, the same out.
  package func callAsFunction(_ x: Tensor) -> Tensor {
    switch self {
    case .linear: return x
    case .softmax: return Self.softmax(x)
    default: return elementwise!(x)
    }
  }

  /// What a change of the result means for the input.
  ///
  /// - Parameters:
  ///   - x: the input.
  ///   - y: the result.
  ///   - dy: the loss's slope by the result.
  func pullback(_ x: Tensor, _ y: Tensor, _ dy: Tensor) -> Tensor {
    switch self {
    case .linear: return dy
    case .softmax:
      let classes = y.shape[-1]
      var dx = dy
      dx.withUnsafeMutableScalars { dx in
        y.withUnsafeScalars { y in
          for start in stride(from: 0, to: dx.count, by: classes) {
            let inner = (start..<start + classes).reduce(Float(0)) { $0 + dx[$1] * y[$1] }
            for index in start..<start + classes { dx[index] = y[index] * (dx[index] - inner) }
          }
        }
      }
      return dx
    default:
      let function = elementwise!
      var dx = dy
      dx.withUnsafeMutableScalars { dx in
        x.withUnsafeScalars { x in
          for index in dx.indices { dx[index] *= function.derivative(at: x[index]) }
        }
      }
      return dx
    }
  }

  private static func softmax(_ x: Tensor) -> Tensor {
    let classes = x.shape[-1]
    var result = x
    result.withUnsafeMutableScalars { y in
      for start in stride(from: 0, to: y.count, by: classes) {
        let row = start..<start + classes
        let largest = row.reduce(-Float.infinity) { Swift.max($0, y[$1]) }
        var sum: Float = 0
        for index in row {
          y[index] = exp(y[index] - largest)
          sum += y[index]
        }
        for index in row { y[index] /= sum }
      }
    }
    return result
  }
}
