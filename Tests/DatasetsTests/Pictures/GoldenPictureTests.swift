import Foundation
import TestSupport
import Testing

@testable import Datasets

/// Expected numbers are Pillow's and Keras's; `golden/scripts/make_image.py` made them.
@Suite struct GoldenPictureTests {
  @Test(.enabled(if: Shared.has("golden/image/resize.json"), "no golden/image/resize.json in the shared folder"))
  func decodesAndResizesToTheByte() throws {
    let bytes = [UInt8](try Shared.data("golden/image/resize.u8"))
    let arrays = try #require(try Shared.json("golden/image/resize.json")["arrays"] as? [[String: Any]])
    var checked = 0
    for array in arrays {
      let name = try #require(array["name"] as? String)
      let shape = try #require(array["shape"] as? [Int])
      let offset = try #require(array["offset"] as? Int)
      let parts = name.split(separator: "/").map(String.init)
      let file = Shared.url("golden/image/\(parts[1])")
      guard !parts[1].hasSuffix("bmp") else { continue }
      let colorMode: ColorMode = parts[0].hasSuffix("_gray") ? .grayscale : .rgb
      let grid: PixelGrid
      if parts[0].hasPrefix("decode") {
        grid = try PixelGrid(contentsOf: file, colorMode: colorMode)
      } else {
        let interpolation = try #require(Interpolation(rawValue: parts[3]))
        let loader = PictureLoader(
          targetSize: (shape[0], shape[1]), colorMode: colorMode, interpolation: interpolation,
          keepAspectRatio: parts[0] == "resize_keep_aspect")
        grid = try loader.load(file)
      }
      let expected = Array(bytes[offset..<offset + shape.reduce(1, *)])
      #expect([grid.height, grid.width, grid.channels] == shape, "\(name)")
      #expect(grid.bytes == expected, "\(name)")
      checked += 1
    }
    #expect(checked >= 50)
  }

  @Test(
    .enabled(
      if: Shared.has("golden/image/dataset_ur.json") && Shared.has("photos/urban-and-rural-photos"),
      "no photographs in the shared folder"))
  func photographsEqualPillow() throws {
    let rows = try #require(try Shared.json("golden/image/dataset_ur.json")["rows"] as? [[Any]])
    var checked = 0
    for row in rows {
      let path = try #require(row[0] as? String)
      guard path.hasPrefix("urban-rural-data/") else { continue }
      let file = Shared.url("photos/urban-and-rural-photos/\(path.dropFirst("urban-rural-data/".count))")
      let picture = try Picture(contentsOf: file, applyingOrientation: false)
      #expect([picture.width, picture.height] == [row[1] as? Int, row[2] as? Int])
      #expect(crc32(picture.pixels) == (row[9] as? NSNumber)?.uint32Value, "\(path)")
      let nearest = picture.resized(width: 224, height: 224)
      #expect(crc32(nearest.pixels) == (row[11] as? NSNumber)?.uint32Value, "\(path)")
      let bilinear = picture.resized(width: 224, height: 224, .bilinear)
      #expect(bilinear.pixels.reduce(0) { $0 + Int($1) } == row[14] as? Int, "\(path)")
      checked += 1
    }
    #expect(checked == 92)
  }
}
