import Foundation
internal import Wording

/// A picture in memory: RGB, 8 bits a channel, row by row from the top left.
public struct Picture: Equatable, Sendable, CustomStringConvertible {
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// `height × width × 3` bytes: red, green and blue of each pixel, 0…255.
  public let pixels: [UInt8]

  /// `a picture of 640 × 480 pixels`: nobody reads a million numbers.
  public var description: String { "a picture of \(width) × \(height) pixels" }

  /// A picture of these pixels.
  ///
  /// - Precondition: `pixels.count == width * height * 3`, and both sizes are at least 1.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    require(
      width > 0 && height > 0 && pixels.count == width * height * 3,
      "\(pixels.count) bytes are not the pixels of an RGB picture of \(width) × \(height)")
    self.width = width
    self.height = height
    self.pixels = pixels
  }

  /// Reads a JPEG or PNG file. What the file is, its bytes say, not its name.
  ///
  /// - Parameter applyingOrientation: whether a photograph that was taken with the camera turned is turned upright, as
  ///   every viewer shows it. Keras does not do that; `init(contentsOf:targetSize:interpolation:)` is for its numbers.
  /// - Throws: `PictureError`, which names the file.
  public init(contentsOf file: URL, applyingOrientation: Bool = true) throws {
    try self.init(
      data: try PictureFile.bytes(of: file), name: file.path, applyingOrientation: applyingOrientation)
  }

  /// Reads a picture as Keras's `load_img` does: EXIF orientation is ignored, then the picture is resized without
  /// keeping its proportions.
  ///
  /// - Parameters:
  ///   - targetSize: height and width in pixels, in this order.
  ///   - draft: whether a JPEG that is at least twice as large is decoded at a half, a quarter or an eighth of its size, as
  ///     Pillow's `Image.draft` does. That is faster, and the numbers are no longer Keras's.
  /// - Throws: `PictureError`, which names the file.
  public init(
    contentsOf file: URL, targetSize: (height: Int, width: Int), interpolation: Interpolation = .nearest,
    draft: Bool = false
  ) throws {
    let picture = try Picture(
      data: try PictureFile.bytes(of: file), name: file.path, applyingOrientation: false,
      draft: draft ? targetSize : nil)
    self = picture.resized(width: targetSize.width, height: targetSize.height, interpolation)
  }

  /// Decodes the bytes of a JPEG file; see `init(contentsOf:applyingOrientation:)`.
  public init(jpeg: Data, applyingOrientation: Bool = true) throws {
    try self.init(decodingJPEG: jpeg, name: "The JPEG picture", applyingOrientation: applyingOrientation)
  }

  init(
    data: Data, name: String, applyingOrientation: Bool, transform: CosineTransform = .accurate,
    draft: (height: Int, width: Int)? = nil
  ) throws {
    switch PictureFile.Format(of: data) {
    case .jpeg:
      try self.init(
        decodingJPEG: data, name: name, applyingOrientation: applyingOrientation, transform: transform, draft: draft)
    case .png: try self.init(decodingPNG: data, name: name)
    case .empty: throw PictureError.empty(file: name)
    case .other(let description): throw PictureError.notReadable(file: name, seemsToBe: description)
    }
  }

  /// The most pixels that are read: a small file can claim any size, and the memory would be taken before it shows.
  static let mostPixels = 100_000_000

  /// Left and right exchanged.
  public func flippedHorizontally() -> Picture {
    rearranged(width: width, height: height) { x, y in (width - 1 - x, y) }
  }

  /// A picture whose pixel at (x, y) is this one's at `source(x, y)`.
  func rearranged(width newWidth: Int, height newHeight: Int, from source: (Int, Int) -> (x: Int, y: Int)) -> Picture {
    let rearranged = [UInt8](unsafeUninitializedCapacity: pixels.count) { buffer, count in
      var target = 0
      for y in 0..<newHeight {
        for x in 0..<newWidth {
          let from = source(x, y)
          let offset = (from.y * width + from.x) * 3
          for channel in 0..<3 { buffer[target + channel] = pixels[offset + channel] }
          target += 3
        }
      }
      count = target
    }
    return Picture(width: newWidth, height: newHeight, pixels: rearranged)
  }
}
