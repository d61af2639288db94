internal import Wording

extension Tensor {
  /// Each scalar changed by `transform`.
  public func map(_ transform: (Float) -> Float) -> Tensor {
    var result = self
    result.withUnsafeMutableScalars { scalars in
      for index in scalars.indices { scalars[index] = transform(scalars[index]) }
    }
    return result
  }

  private static func zipped(_ left: Tensor, _ right: Tensor, _ combine: (Float, Float) -> Float) -> Tensor {
    require(left.shape == right.shape, "element by element needs equal shapes: \(left.shape), \(right.shape)")
    var result = left
    result.withUnsafeMutableScalars { target in
      right.withUnsafeScalars { other in
        for index in target.indices { target[index] = combine(target[index], other[index]) }
      }
    }
    return result
  }

  /// The sum, element by element.
  public static func + (left: Tensor, right: Tensor) -> Tensor { zipped(left, right, +) }
  /// The difference, element by element.
  public static func - (left: Tensor, right: Tensor) -> Tensor { zipped(left, right, -) }
  /// The product, element by element.
  public static func * (left: Tensor, right: Tensor) -> Tensor { zipped(left, right, *) }
  /// Each scalar plus a number.
  public static func + (left: Tensor, right: Float) -> Tensor { left.map { $0 + right } }
  /// Each scalar minus a number.
  public static func - (left: Tensor, right: Float) -> Tensor { left.map { $0 - right } }
  /// Each scalar times a number.
  public static func * (left: Tensor, right: Float) -> Tensor { left.map { $0 * right } }
  /// Each scalar divided by a number.
  public static func / (left: Tensor, right: Float) -> Tensor { left.map { $0 / right } }
}
