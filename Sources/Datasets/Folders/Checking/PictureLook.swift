import Files
import Foundation

/// What a picture file is, found by reading it once. Large photographs are decoded small, so that a core needs little memory.
struct PictureLook: Sendable {
  /// What the colours are.
  enum Colours: Sendable {
    case coloured
    /// All pixels are grey, however they are stored.
    case grey
    /// For printing, with black as a fourth colour.
    case cmyk
  }

  let format: PictureFile.Format
  /// The SHA-256 of the file.
  let digest: String
  /// How many bytes the file has.
  let bytes: Int
  /// As it is stored, in pixels.
  let width: Int
  let height: Int
  /// What EXIF says, 1…8.
  let orientation: Int
  let colours: Colours
  /// Whether a part can be seen through.
  let isTransparent: Bool
  /// nil where there is next to nothing to be seen.
  let hash: PictureHash?
  /// The picture, upright, in 16 × 16 pixels of three colours.
  let thumbnail: [UInt8]

  static let thumbnailSide = 16

  /// Reads a file.
  ///
  /// - Parameter name: what errors call it.
  /// - Throws: `PictureError`.
  init(_ file: URL, name: String) throws {
    let data = try PictureFile.bytes(of: file)
    let format = PictureFile.Format(of: data)
    let small: Picture
    switch format {
    case .jpeg:
      let decoded = try Self.jpeg(data, name)
      small = decoded.picture
      (width, height, orientation) = (decoded.width, decoded.height, decoded.orientation)
      colours = decoded.isCMYK ? .cmyk : Self.isGrey(small) ? .grey : .coloured
      isTransparent = false
    case .png:
      let decoded = try Self.png(data, name)
      (small, width, height) = (decoded.picture, decoded.width, decoded.height)
      orientation = 1
      colours = Self.isGrey(small) ? .grey : .coloured
      isTransparent = decoded.isTransparent
    case .empty: throw PictureError.empty(file: name)
    case .other(let description): throw PictureError.notReadable(file: name, seemsToBe: description)
    }
    self.format = format
    digest = Digest.hex(data)
    bytes = data.count
    let upright = small.oriented(orientation)
    let side = PictureHash.side
    hash = PictureHash(
      greys: PixelGrid(upright, colorMode: .grayscale).resized(width: side, height: side, .bilinear).bytes)
    thumbnail = upright.resized(width: Self.thumbnailSide, height: Self.thumbnailSide, .bilinear).pixels
  }

  /// In how many bits of their hashes the same picture may differ from itself. Of 1,068 photographs of flowers, cats, dogs,
  /// town and country, copies in other sizes, proportions and qualities differed in at most 6, no two others in fewer than 12.
  static let mostBits = 8
  /// How far apart their thumbnails may be, in grey levels a pixel: those copies were by at most 3.
  static let mostLevels = 10

  /// Whether it is the same picture, perhaps in another size or quality.
  func looksLike(_ other: PictureLook) -> Bool {
    guard let hash, let otherHash = other.hash, hash.distance(to: otherHash) <= Self.mostBits else { return false }
    return levels(to: other) <= Self.mostLevels
  }

  /// The mean difference of the thumbnails' colours.
  func levels(to other: PictureLook) -> Int {
    var sum = 0
    for index in thumbnail.indices { sum += abs(Int(thumbnail[index]) - Int(other.thumbnail[index])) }
    return sum / thumbnail.count
  }

  /// JPEG's losses leave greys a little coloured.
  private static func isGrey(_ picture: Picture) -> Bool {
    picture.pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: 3) {
        let (red, green, blue) = (pixels[start], pixels[start + 1], pixels[start + 2])
        if max(red, green, blue) - min(red, green, blue) > 8 { return false }
      }
      return true
    }
  }

  /// The whole file is read, but its shorter side comes no longer than is needed.
  private static func jpeg(
    _ data: Data, _ name: String
  ) throws -> (picture: Picture, width: Int, height: Int, orientation: Int, isCMYK: Bool) {
    try JPEGReader.with(data, name: name, draft: (2 * PictureHash.side, 2 * PictureHash.side)) { reader in
      (try reader.picture(), reader.fullSize.width, reader.fullSize.height, reader.orientation, reader.isCMYK)
    }
  }

  /// Decoded at its full size, those with many pixels one after the other.
  private static func png(
    _ data: Data, _ name: String
  ) throws -> (picture: Picture, width: Int, height: Int, isTransparent: Bool) {
    let isLarge = data.dropFirst(16).prefix(8).enumerated().contains { place, byte in
      // A side of 4096 pixels or more, by the header's two big-endian numbers.
      byte > (place % 4 == 2 ? 15 : place % 4 == 3 ? 255 : 0)
    }
    if isLarge { largePictures.lock() }
    defer { if isLarge { largePictures.unlock() } }
    let grid = try PixelGrid(decodingPNG: data, name: name)
    let isTransparent = grid.bytes.withUnsafeBufferPointer { bytes in
      stride(from: 3, to: bytes.count, by: 4).contains { bytes[$0] < 255 }
    }
    let (width, height) = (grid.width, grid.height)
    let longer = max(width, height)
    let picture = grid.picture
    guard longer > 512 else { return (picture, width, height, isTransparent) }
    let small = picture.resized(
      width: max(1, width * 512 / longer), height: max(1, height * 512 / longer), .box)
    return (small, width, height, isTransparent)
  }

  private static let largePictures = NSLock()
}
