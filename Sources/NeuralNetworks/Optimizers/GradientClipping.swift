import Tensors
internal import Wording

/// Keeps gradients small.
public enum GradientClipping: Hashable, Sendable {
  /// Each variable's gradient is scaled to this length when it is longer.
  case norm(Double)
  /// All gradients are scaled by one factor to this length when they are longer together.
  case globalNorm(Double)
  /// Each number is brought between this and its negative.
  case value(Double)

  init?(clipnorm: Double?, clipvalue: Double?, globalClipnorm: Double?) {
    let given = [clipnorm.map(Self.norm), clipvalue.map(Self.value), globalClipnorm.map(Self.globalNorm)]
      .compactMap { $0 }
    require(given.count <= 1, "of clipnorm, clipvalue and globalClipnorm an optimizer takes one, not \(given.count)")
    guard let first = given.first else { return nil }
    self = first
  }

  func clip(_ gradients: inout [(variable: Variable, gradient: Tensor)]) {
    switch self {
    case .norm(let limit) where limit > 0:
      for index in gradients.indices {
        let norm = Self.squares(gradients[index].gradient).squareRoot()
        if norm > limit { Self.scale(&gradients[index].gradient, by: Float(limit / norm)) }
      }
    case .globalNorm(let limit) where limit > 0:
      let norm = gradients.reduce(0) { $0 + Self.squares($1.gradient) }.squareRoot()
      guard norm > limit else { return }
      for index in gradients.indices { Self.scale(&gradients[index].gradient, by: Float(limit / norm)) }
    case .value(let limit) where limit > 0:
      let limit = Float(limit)
      for index in gradients.indices {
        gradients[index].gradient.withUnsafeMutableScalars { scalars in
          for index in scalars.indices { scalars[index] = min(max(scalars[index], -limit), limit) }
        }
      }
    default: break
    }
  }

  /// The sum of squares, in eight lanes of double precision.
  private static func squares(_ tensor: Tensor) -> Double {
    tensor.withUnsafeScalars { scalars in
      var sums = SIMD8<Double>()
      let whole = scalars.count / 8 * 8
      for start in stride(from: 0, to: whole, by: 8) {
        var lane = SIMD8<Float>()
        for index in 0..<8 { lane[index] = scalars[start + index] }
        let wide = SIMD8<Double>(lane)
        sums += wide * wide
      }
      return scalars[whole...].reduce(sums.sum()) { $0 + Double($1) * Double($1) }
    }
  }

  private static func scale(_ tensor: inout Tensor, by factor: Float) {
    tensor.withUnsafeMutableScalars { scalars in
      for index in scalars.indices { scalars[index] *= factor }
    }
  }
}
