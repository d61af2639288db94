import Foundation
import Tensors

/// The pictures that the golden files were made with: golden/README.md, section 1.
enum HashPictures {
  /// Whole numbers 0…254: cells of 32 pixels and noise, `[n, height, width, 3]`.
  static func pictures(_ key: String, _ n: Int, _ height: Int, _ width: Int) -> Tensor {
    var fine = RandomNumbers(seed: 0, purpose: key + "/fine")
    var coarse = RandomNumbers(seed: 0, purpose: key + "/coarse")
    let cells = (0..<n * 64 * 64 * 3).map { _ in ((coarse.next() >> 56) * 3) >> 2 }
    return Tensor(uninitializedShape: [n, height, width, 3]) { scalars in
      for index in scalars.indices {
        let (channel, pixel) = (index % 3, index / 3)
        let (x, y, b) = (pixel % width, pixel / width % height, pixel / width / height)
        scalars[index] = Float((fine.next() >> 58) + cells[((b * 64 + y / 32) * 64 + x / 32) * 3 + channel])
      }
    }
  }
}
