import Foundation
import Tensors

/// The weights that Keras was given when the golden files were made: a hash of the key, as golden/README.md section 1 says.
enum GoldenWeights {
  /// One weight; `gain` is 2^-6 for the first convolution of the caffe-mode networks.
  static func tensor(_ key: String, shape: Shape, k: Double, gain: Double = 1) -> [Float] {
    var random = RandomNumbers(seed: 0, purpose: key)
    let variable = key.split(separator: "/").last!
    let fanIn =
      shape.rank == 4 ? (key.contains("_dw_") ? shape[0] * shape[1] : shape[0] * shape[1] * shape[2]) : shape[0]
    return (0..<shape.count).map { _ in
      let u = Double(Float(random.next() >> 40) * 0x1p-23 - 1)
      switch variable {
      case "kernel": return Float((3 * k / Double(fanIn)).squareRoot() * gain * u)
      case "gamma": return Float(1 + 0.1 * u)
      case "moving_variance": return Float(1 + 0.5 * abs(u))
      default: return Float(0.1 * u)
      }
    }
  }
}
