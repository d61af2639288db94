import Foundation
import Tensors
import Testing

@testable import Datasets

@Suite struct PictureTests {
  /// 4 × 3 pixels, all different.
  private let small = Picture(width: 4, height: 3, pixels: (0..<36).map { UInt8($0 * 7) })

  @Test func flipExchangesLeftAndRight() {
    let flipped = small.flippedHorizontally()
    #expect(Array(flipped.pixels.prefix(12)) == [63, 70, 77, 42, 49, 56, 21, 28, 35, 0, 7, 14])
    #expect(flipped.flippedHorizontally() == small)
  }

  @Test func itIsToldByItsSize() { #expect("\(small)" == "a picture of 4 × 3 pixels") }

  @Test func orientationsUndoEachOther() {
    for (there, back) in [(2, 2), (3, 3), (4, 4), (5, 5), (6, 8), (7, 7), (8, 6)] {
      #expect(small.oriented(there).oriented(back) == small, "\(there)")
    }
    #expect(small.oriented(6).width == 3)
    // Turned right: the last row's first pixel comes first.
    #expect(Array(small.oriented(6).pixels.prefix(3)) == Array(small.pixels[24..<27]))
    #expect(small.oriented(9) == small && small.oriented(0) == small)
  }

  @Test func tensorAndBack() throws {
    let tensor = small.tensor
    #expect(tensor.shape == [3, 4, 3])
    #expect(tensor.scalars[35] == 245)
    #expect(try Picture(tensor) == small)
    #expect(try Picture(tensor.reshaped([1, 3, 4, 3])) == small)
    let odd = Tensor(shape: [1, 2, 3], scalars: [-1, .nan, 1e9, 1.5, 2.4, .infinity])
    #expect(try Picture(odd).pixels == [0, 0, 255, 2, 2, 255])
    #expect(throws: PictureError.shape("(4, 3)")) { try Picture(Tensor(shape: [4, 3])) }
  }

  @Test func pngKeepsEveryByte() throws {
    let png = try small.pngData()
    #expect(try Picture(data: png, name: "small.png", applyingOrientation: true) == small)
    for length in 0..<png.count - 16 {
      #expect(throws: PictureError.self) {
        try Picture(data: png.prefix(length), name: "cut", applyingOrientation: true)
      }
    }
    var huge = png
    huge.replaceSubrange(16..<24, with: [0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF])
    #expect(throws: PictureError.self) { try Picture(data: huge, name: "huge", applyingOrientation: true) }
  }

  @Test func jpegComesBackNearly() throws {
    let pixels = (0..<3600).map { (index: Int) -> UInt8 in UInt8(index / 3 % 40 * 3 + index / 120) }
    let smooth = Picture(width: 40, height: 30, pixels: pixels)
    let back = try Picture(jpeg: smooth.jpegData(quality: 95))
    #expect(back.width == 40 && back.height == 30)
    #expect(zip(back.pixels, smooth.pixels).allSatisfy { abs(Int($0) - Int($1)) < 12 })
  }

  @Test func missingFilesAndFoldersAreNamed() throws {
    let nowhere = URL(fileURLWithPath: "/nowhere/fish.jpg")
    #expect(throws: PictureError.missing(file: "/nowhere/fish.jpg", reason: "no such file or directory")) {
      try Picture(contentsOf: nowhere)
    }
    #expect(throws: PictureError.missing(file: "/", reason: "it is a folder")) {
      try Picture(contentsOf: URL(fileURLWithPath: "/"))
    }
    #expect("\(PictureError.notReadable(file: "a.jpg", seemsToBe: "a GIF; save it as JPEG"))".contains("a.jpg is not"))
  }
}
