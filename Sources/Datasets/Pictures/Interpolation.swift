import Foundation

/// How the pixels of a resized picture come from the old ones. Names as in Keras.
public enum Interpolation: String, CaseIterable, Codable, Sendable {
  /// The nearest old pixel; Keras's default when it reads pictures.
  case nearest
  /// A weighted mean of the old pixels around; of all that fall into the new pixel where the picture becomes smaller.
  case bilinear
  /// Keys's cubic convolution with a = -0.5, over four old pixels a side.
  case bicubic
  /// A windowed sinc over six old pixels a side.
  case lanczos
  /// The plain mean of the old pixels that fall into the new one.
  case box
  /// A sharper `bilinear`: a sinc in a Hamming window.
  case hamming

  /// How far the weights reach, in pixels. As Pillow's `Resample.c` has it.
  var support: Double {
    switch self {
    case .nearest, .box: 0.5
    case .bilinear, .hamming: 1
    case .bicubic: 2
    case .lanczos: 3
    }
  }

  /// The weight of a pixel so far from the centre. The definitions are those of Pillow's `Resample.c`.
  func weight(_ distance: Double) -> Double {
    func sinc(_ x: Double) -> Double { x == 0 ? 1 : sin(x * .pi) / (x * .pi) }
    let x = abs(distance)
    switch self {
    case .nearest, .box: return distance > -0.5 && distance <= 0.5 ? 1 : 0
    case .bilinear: return max(0, 1 - x)
    case .hamming: return x >= 1 ? 0 : sinc(x) * (0.54 + 0.46 * cos(x * .pi))
    case .bicubic:
      let a = -0.5
      return x < 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0
    case .lanczos: return distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0
    }
  }
}
