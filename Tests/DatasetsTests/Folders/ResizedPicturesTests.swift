import Foundation
import TestSupport
import Testing

@testable import Datasets

struct ResizedPicturesTests {
  private let loader = PictureLoader(
    targetSize: (4, 4), colorMode: .rgb, interpolation: .nearest, keepAspectRatio: false)

  private func write(_ level: UInt8, to file: URL) throws {
    try Picture(width: 8, height: 8, pixels: [UInt8](repeating: level, count: 192)).pngData().write(to: file)
  }

  @Test func aPictureIsReadOnceAndAgainWhenItChanges() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.png")
      let pictures = ResizedPictures(limit: 1000)
      for level: UInt8 in [10, 200, 10] {
        try write(level, to: file)
        for _ in 0..<3 { #expect(try pictures.picture(file, loader).bytes == [UInt8](repeating: level, count: 48)) }
      }
      // Another loader makes something else of it.
      let gray = PictureLoader(
        targetSize: (2, 2), colorMode: .grayscale, interpolation: .nearest, keepAspectRatio: false)
      #expect(try pictures.picture(file, gray).bytes == [10, 10, 10, 10])
      try FileManager.default.removeItem(at: file)
      #expect(throws: PictureError.self) { try pictures.picture(file, loader) }
    }
  }

  @Test func theLimitIsKeptAndAPartOfALargeFolderToo() throws {
    try withTemporaryFolder { folder in
      let files = (0..<9).map { folder.appendingPathComponent("\($0).png") }
      for (index, file) in files.enumerated() { try write(UInt8(index), to: file) }
      let pictures = ResizedPictures(limit: 48 * 3)
      for _ in 0..<4 {
        for (index, file) in files.enumerated() {
          #expect(try pictures.picture(file, loader).bytes[0] == UInt8(index))
          #expect(pictures.bytes <= 48 * 3)
        }
      }
      #expect(pictures.bytes == 48 * 3)
      #expect(pictures.holds(files[0], loader), "the first pictures are still there")
      // What is not used any more makes room.
      for _ in 0..<20 { _ = try pictures.picture(files[8], loader) }
      #expect(pictures.holds(files[8], loader))
    }
  }
}
