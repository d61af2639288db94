import Foundation
import Tensors

/// How weights start. As `keras.initializers`; what is drawn depends on `Random.seed` and the variable's path.
public enum Initializer: Hashable, Sendable {
  /// All 0.
  case zeros
  /// All 1.
  case ones
  /// All one number.
  case constant(Float)
  /// Uniform in ±sqrt(6 / (fan in + fan out)) (Glorot and Bengio, 2010), Keras's default for kernels.
  case glorotUniform
  /// Normal of variance 2 / (fan in + fan out), cut off at two standard deviations.
  case glorotNormal
  /// Uniform in ±sqrt(6 / fan in) (He et al., 2015): for layers that end in a ReLU.
  case heUniform
  /// Normal of variance 2 / fan in, cut off at two standard deviations.
  case heNormal
  /// Uniform in ±sqrt(3 / fan in) (LeCun et al., 1998).
  case lecunUniform
  /// Normal of variance 1 / fan in, cut off at two standard deviations.
  case lecunNormal
  /// Uniform between two numbers.
  case randomUniform(minval: Float = -0.05, maxval: Float = 0.05)
  /// Normal.
  case randomNormal(mean: Float = 0, stddev: Float = 0.05)
  /// Normal; what is more than two standard deviations away is drawn again.
  case truncatedNormal(mean: Float = 0, stddev: Float = 0.05)

  /// The numbers of a variable.
  ///
  /// - Parameters:
  ///   - shape: a kernel's last axes are what comes in and what goes out, the others its window.
  ///   - seed: what the numbers are drawn from.
  ///   - path: what they are for: another path, other numbers.
  func tensor(shape: Shape, seed: UInt64, path: String) -> Tensor {
    let fans = Self.fans(shape)
    switch self {
    case .zeros: return Tensor(repeating: 0, shape: shape)
    case .ones: return Tensor(repeating: 1, shape: shape)
    case .constant(let value): return Tensor(repeating: value, shape: shape)
    case .glorotUniform: return Self.uniform(6 / Double(max(fans.in + fans.out, 1)), shape, seed, path)
    case .glorotNormal: return Self.truncated(2 / Double(max(fans.in + fans.out, 1)), shape, seed, path)
    case .heUniform: return Self.uniform(6 / Double(max(fans.in, 1)), shape, seed, path)
    case .heNormal: return Self.truncated(2 / Double(max(fans.in, 1)), shape, seed, path)
    case .lecunUniform: return Self.uniform(3 / Double(max(fans.in, 1)), shape, seed, path)
    case .lecunNormal: return Self.truncated(1 / Double(max(fans.in, 1)), shape, seed, path)
    case .randomUniform(let low, let high):
      var numbers = RandomNumbers(seed: seed, purpose: path)
      return Self.filled(shape) { Double(low) + Double(numbers.unit()) * (Double(high) - Double(low)) }
    case .randomNormal(let mean, let deviation):
      var numbers = NormalNumbers(seed: seed, purpose: path)
      return Self.filled(shape) { Double(mean) + Double(deviation) * numbers.next() }
    case .truncatedNormal(let mean, let deviation):
      var numbers = NormalNumbers(seed: seed, purpose: path)
      return Self.filled(shape) { Double(mean) + Double(deviation) * numbers.nextWithinTwo() }
    }
  }

  /// How many numbers flow into each result, and out of each input. (keras/src/initializers/random_initializers.py)
  private static func fans(_ shape: Shape) -> (in: Int, out: Int) {
    guard shape.rank > 1 else { return (shape.count, shape.count) }
    let window = shape.dimensions.dropLast(2).reduce(1, *)
    return (window * shape[-2], window * shape[-1])
  }

  private static func uniform(_ squaredLimit: Double, _ shape: Shape, _ seed: UInt64, _ path: String) -> Tensor {
    let limit = squaredLimit.squareRoot()
    var numbers = RandomNumbers(seed: seed, purpose: path)
    return filled(shape) { (Double(numbers.unit()) * 2 - 1) * limit }
  }

  /// What is cut off at two standard deviations keeps 0.8796 of its deviation.
  private static func truncated(_ variance: Double, _ shape: Shape, _ seed: UInt64, _ path: String) -> Tensor {
    let deviation = variance.squareRoot() / 0.87962566103423978
    var numbers = NormalNumbers(seed: seed, purpose: path)
    return filled(shape) { deviation * numbers.nextWithinTwo() }
  }

  private static func filled(_ shape: Shape, _ next: () -> Double) -> Tensor {
    Tensor(uninitializedShape: shape) { scalars in
      for index in scalars.indices { scalars[index] = Float(next()) }
    }
  }
}

/// Numbers of a normal distribution (Box and Muller, 1958).
struct NormalNumbers {
  private var numbers: RandomNumbers
  private var spare: Double?

  init(seed: UInt64, purpose: String) { numbers = RandomNumbers(seed: seed, purpose: purpose) }

  /// The next number, of mean 0 and deviation 1.
  mutating func next() -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    let first = (Double(numbers.next() >> 11) + 1) * 0x1p-53
    let angle = 2 * Double.pi * Double(numbers.next() >> 11) * 0x1p-53
    let radius = (-2 * log(first)).squareRoot()
    spare = radius * sin(angle)
    return radius * cos(angle)
  }

  /// The next number that is at most 2 away from 0.
  mutating func nextWithinTwo() -> Double {
    while true {
      let number = next()
      if abs(number) <= 2 { return number }
    }
  }
}
