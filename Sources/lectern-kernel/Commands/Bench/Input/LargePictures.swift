import Foundation
import TransferLearning

/// Photographs as cameras take them: 12 megapixels. They are made of smaller ones, with grain, so that a file has about as many
/// bytes as a camera's.
enum LargePictures {
  private static let (longer, shorter) = (4000, 3000)

  /// Makes `count` of them in a folder, of the first pictures there are.
  ///
  /// - Throws: what reading and writing them throws.
  static func make(_ count: Int, of files: [URL], in folder: URL) throws {
    try inParallel(count: min(count, files.count)) { index in
      let picture = try Picture(contentsOf: files[index])
      let isWide = picture.width >= picture.height
      let large = picture.resized(
        width: isWide ? longer : shorter, height: isWide ? shorter : longer, .bicubic)
      var numbers = RandomNumbers(seed: UInt64(index), purpose: "grain")
      var pixels = large.pixels
      for start in stride(from: 0, to: pixels.count, by: 3) {
        // The sum of two dice is somewhat like a photograph's noise: from -12 to 12 grey levels.
        let random = numbers.next()
        let grain = Int(random % 13) + Int(random >> 32 % 13) - 12
        for channel in start..<start + 3 { pixels[channel] = UInt8(min(max(Int(pixels[channel]) + grain, 0), 255)) }
      }
      try Picture(width: large.width, height: large.height, pixels: pixels).jpegData(quality: 90)
        .write(to: folder.appendingPathComponent("\(index).jpg"))
    }
  }
}
