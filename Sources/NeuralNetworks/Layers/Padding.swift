import Tensors

/// What a window sees beyond the edge of a picture.
public enum Padding: String, Hashable, Codable, Sendable {
  /// Nothing: the window stays inside; `H' = (H - window) / stride + 1`.
  case valid
  /// Zeros (for pooling: nothing), as many as it takes for `H' = ceil(H / stride)`; TensorFlow's rule, which puts the odd
  /// row below and the odd column to the right.
  case same

  /// The padding of a picture of this size.
  func edges(_ shape: Shape, window: (Int, Int), strides: (Int, Int)) -> EdgePadding {
    self == .valid ? .none : .same(height: shape[1], width: shape[2], window: window, strides: strides)
  }

  /// The size of an axis after a window went over it; nil when it is not known or nothing is left.
  func outputSize(_ size: Int?, window: Int, stride: Int) -> Int? {
    size.map { self == .same ? ($0 + stride - 1) / stride : $0 < window ? 0 : ($0 - window) / stride + 1 }
  }
}
