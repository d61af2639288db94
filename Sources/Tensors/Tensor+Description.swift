import Foundation

extension Tensor: CustomStringConvertible {
  /// The scalars in brackets, four digits each, when there are few; else the shape and the range of values.
  public var description: String {
    guard count <= 64 else {
      return String(format: "Tensor of shape \(shape), from %.4g to %.4g, mean %.4g", min, max, mean)
    }
    return withUnsafeScalars { scalars in
      var position = 0
      func text(_ axis: Int) -> String {
        guard axis < shape.rank else {
          position += 1
          return String(format: "%.4g", scalars[position - 1])
        }
        let separator = axis == shape.rank - 1 ? ", " : ",\n" + String(repeating: " ", count: axis + 1)
        return "[" + (0..<shape[axis]).map { _ in text(axis + 1) }.joined(separator: separator) + "]"
      }
      return text(0)
    }
  }
}
