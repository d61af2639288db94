internal import COneDNN
import Foundation

/// A function of one number, applied to each element; the definitions are those of `keras.activations`.
package enum ElementwiseFunction: String, Hashable, Codable, Sendable, CaseIterable {
  /// `max(x, 0)`
  case relu
  /// `min(max(x, 0), 6)`
  case relu6
  /// `1 / (1 + exp(-x))`
  case sigmoid
  /// `x · sigmoid(x)`, which Keras also calls silu
  case swish
  case tanh
  /// `x · (1 + erf(x / √2)) / 2`
  case gelu

  /// oneDNN's algorithm with its two parameters.
  var oneDNN: (algorithm: dnnl_alg_kind_t, alpha: Float, beta: Float) {
    switch self {
    case .relu: (dnnl_eltwise_relu, 0, 0)
    case .relu6: (dnnl_eltwise_clip, 0, 6)
    case .sigmoid: (dnnl_eltwise_logistic, 0, 0)
    case .swish: (dnnl_eltwise_swish, 1, 0)
    case .tanh: (dnnl_eltwise_tanh, 0, 0)
    case .gelu: (dnnl_eltwise_gelu_erf, 0, 0)
    }
  }

  /// The value at `x`.
  package func callAsFunction(_ x: Float) -> Float {
    switch self {
    case .relu: max(x, 0)
    case .relu6: min(max(x, 0), 6)
    case .sigmoid: 1 / (1 + exp(-x))
    case .swish: x / (1 + exp(-x))
    case .tanh: Foundation.tanh(x)
    case .gelu: x * (1 + erf(x * Float(0.5).squareRoot())) / 2
    }
  }

  /// The slope at `x`; 0 at the corners, as in Keras.
  package func derivative(at x: Float) -> Float {
    switch self {
    case .relu: return x > 0 ? 1 : 0
    case .relu6: return x > 0 && x < 6 ? 1 : 0
    case .sigmoid:
      let value = self(x)
      return value * (1 - value)
    case .swish:
      let sigmoid = 1 / (1 + exp(-x))
      return sigmoid * (1 + x * (1 - sigmoid))
    case .tanh:
      let value = self(x)
      return 1 - value * value
    case .gelu:
      let density = exp(-x * x / 2) / (2 * Float.pi).squareRoot()
      return (1 + erf(x * Float(0.5).squareRoot())) / 2 + x * density
    }
  }

  /// Applies it to every element.
  package func callAsFunction(_ tensor: Tensor) -> Tensor {
    var result = tensor
    result.withUnsafeMutableScalars { scalars in
      for index in scalars.indices { scalars[index] = self(scalars[index]) }
    }
    return result
  }
}
