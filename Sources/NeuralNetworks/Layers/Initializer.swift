import Foundation
import Tensors

/// How weights start.
enum Initializer {
  case zeros
  case ones
  case constant(Float)
  /// Uniform in ±sqrt(6 / (fan in + fan out)) (Glorot and Bengio, 2010), Keras's default for kernels.
  case glorotUniform

  /// The numbers of a variable: they depend on the seed and its path.
  func tensor(shape: Shape, seed: UInt64, path: String) -> Tensor {
    switch self {
    case .zeros: return Tensor(repeating: 0, shape: shape)
    case .ones: return Tensor(repeating: 1, shape: shape)
    case .constant(let value): return Tensor(repeating: value, shape: shape)
    case .glorotUniform:
      let window = shape.dimensions.dropLast(2).reduce(1, *)
      let fans = shape.rank < 2 ? 2 * shape.count : window * (shape[-2] + shape[-1])
      let limit = (6 / Double(max(fans, 1))).squareRoot()
      var numbers = RandomNumbers(seed: seed, purpose: path)
      return Tensor(uninitializedShape: shape) { scalars in
        for index in scalars.indices { scalars[index] = Float((Double(numbers.unit()) * 2 - 1) * limit) }
      }
    }
  }
}
