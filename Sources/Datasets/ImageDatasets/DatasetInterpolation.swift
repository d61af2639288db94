import Foundation

/// How `imageDatasetFromDirectory` brings pictures to their size. Names and definitions are those of TensorFlow's
/// `tf.image.resize` without antialiasing: where a picture becomes smaller, most of these pass over pixels, as Keras does.
public enum DatasetInterpolation: String, CaseIterable, Codable, Sendable {
  /// A weighted mean of the four old pixels around.
  case bilinear
  /// The nearest old pixel.
  case nearest
  /// Keys's cubic convolution with a = -0.5.
  case bicubic
  /// The mean of the part of the old picture that the new pixel covers.
  case area
  /// A windowed sinc over six old pixels a side.
  case lanczos3
  /// A windowed sinc over ten old pixels a side.
  case lanczos5
  /// A Gaussian with a deviation of half a pixel.
  case gaussian
  /// The cubic of Mitchell and Netravali, B = C = 1/3.
  case mitchellcubic

  /// The old pixels of each new one along an axis, with weights that add up to 1.
  func windows(from old: Int, to new: Int) -> [(first: Int, weights: [Float])] {
    let scale = Double(old) / Double(new)
    return (0..<new).map { index in
      let centre = (Double(index) + 0.5) * scale
      switch self {
      case .nearest: return (min(Int(centre), old - 1), [1])
      case .area:
        let (start, end) = (Double(index) * scale, min(Double(index + 1) * scale, Double(old)))
        let last = min(old, Int(end.rounded(.up)))
        let first = min(Int(start), last - 1)
        return Self.normalised(
          first, (first..<last).map { min(end, Double($0 + 1)) - max(start, Double($0)) })
      default:
        let first = max(0, Int((centre - radius - 0.5).rounded(.up)))
        let last = min(old - 1, Int((centre + radius - 0.5).rounded(.down)))
        let window = first...max(first, last)
        return Self.normalised(first, window.map { weight(abs(Double($0) + 0.5 - centre)) })
      }
    }
  }

  private static func normalised(_ first: Int, _ weights: [Double]) -> (first: Int, weights: [Float]) {
    let sum = weights.reduce(0, +)
    return (first, weights.map { Float(sum == 0 ? $0 : $0 / sum) })
  }

  private var radius: Double {
    switch self {
    case .bilinear, .nearest, .area: 1
    case .gaussian: 1.5
    case .bicubic, .mitchellcubic: 2
    case .lanczos3: 3
    case .lanczos5: 5
    }
  }

  private func weight(_ x: Double) -> Double {
    guard x < radius else { return 0 }
    switch self {
    case .bilinear, .nearest, .area: return 1 - x
    case .gaussian: return exp(-2 * x * x)
    case .bicubic: return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2
    case .mitchellcubic:
      return x < 1
        ? (7.0 / 6 * x - 2) * x * x + 8.0 / 9
        : ((-7.0 / 18 * x + 2) * x - 10.0 / 3) * x + 16.0 / 9
    case .lanczos3, .lanczos5:
      return x <= 1e-3 ? 1 : radius * sin(.pi * x) * sin(.pi * x / radius) / (.pi * .pi * x * x)
    }
  }
}
