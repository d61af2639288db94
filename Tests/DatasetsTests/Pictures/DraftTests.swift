import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

/// JPEGs that are decoded at a part of their size.
@Suite struct DraftTests {
  /// CRC-32 of the pixels that Pillow 13.0.0 gives after `Image.draft("RGB", (width, height))`.
  private static let pillows: [(file: Data, target: (height: Int, width: Int), size: [Int], pixels: UInt32)] = [
    (Fixtures.halfChroma, (height: 30, width: 41), [31, 42], 1_282_956_798),
    (Fixtures.halfChroma, (height: 15, width: 20), [16, 21], 3_431_288_263),
    (Fixtures.halfChroma, (height: 7, width: 10), [8, 11], 2_571_850_145),
    (Fixtures.halfChroma, (height: 30, width: 42), [61, 83], 1_316_071_770),
    (Fixtures.halfChromaProgressive, (height: 30, width: 41), [31, 42], 354_931_422),
    (Fixtures.halfChromaProgressive, (height: 15, width: 20), [16, 21], 96_582_645),
    (Fixtures.halfChromaProgressive, (height: 7, width: 10), [8, 11], 2_638_337_552),
    (Fixtures.halfChromaProgressive, (height: 30, width: 42), [61, 83], 1_210_259_223),
    (Fixtures.quarterChroma, (height: 30, width: 41), [31, 42], 511_346_334),
    (Fixtures.quarterChroma, (height: 15, width: 20), [16, 21], 2_697_299_266),
    (Fixtures.quarterChroma, (height: 7, width: 10), [8, 11], 108_248_901),
    (Fixtures.quarterChroma, (height: 30, width: 42), [61, 83], 3_696_386_550),
  ]

  @Test func equalsPillowsDraft() throws {
    for (file, target, size, pixels) in Self.pillows {
      let picture = try JPEGReader.with(file, name: "", draft: target) { try $0.picture() }
      #expect([picture.height, picture.width] == size && crc32(picture.pixels) == pixels, "\(target)")
    }
  }

  /// Twice the target is enough on both axes, and nothing less is.
  @Test(arguments: [
    (24, 40, 24, 40, 1), (12, 20, 24, 40, 2), (12, 21, 24, 40, 1), (13, 20, 24, 40, 1), (3, 5, 24, 40, 8),
    (1, 1, 24, 40, 8), (4, 5, 24, 40, 4), (1, 1, 1, 1, 1), (1, 1, 3, 100, 2), (1, 1, 7, 9, 4), (100, 1, 99, 99, 1),
  ])
  func comesAsSmallAsItCan(height: Int, width: Int, fullHeight: Int, fullWidth: Int, divisor: Int) throws {
    let pixels = (0..<fullHeight * fullWidth * 3).map { UInt8(truncatingIfNeeded: $0) }
    let file = try Picture(width: fullWidth, height: fullHeight, pixels: pixels).jpegData()
    try JPEGReader.with(file, name: "", draft: (height, width)) { reader in
      #expect(reader.fullSize == (fullHeight, fullWidth))
      #expect(reader.height == (fullHeight + divisor - 1) / divisor, "of \(fullHeight)")
      #expect(reader.width == (fullWidth + divisor - 1) / divisor, "of \(fullWidth)")
    }
  }

  private func withPicture<R>(_ side: Int, _ body: (URL, URL) throws -> R) throws -> R {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("pictures/a/1.jpg")
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let pixels = (0..<side * side * 3).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
      try Picture(width: side, height: side, pixels: pixels).jpegData().write(to: file)
      return try body(folder.appendingPathComponent("pictures"), file)
    }
  }

  @Test func isAskedForEverywhereAndOffByDefault() throws {
    try withPicture(64) { folder, file in
      let size = (height: 16, width: 16)
      let data = try Data(contentsOf: file)
      let small = try JPEGReader.with(data, name: "", draft: size) { try $0.picture() }
      #expect(small.width == 16)
      let whole = try Picture(jpeg: data).resized(width: 16, height: 16)
      #expect(small != whole)
      #expect(try Picture(contentsOf: file, targetSize: size) == whole)
      #expect(try Picture(contentsOf: file, targetSize: size, draft: true) == small)
      #expect(try loadImages(folder, targetSize: size, verbose: false).x.row(0) == whole.tensor)
      #expect(try loadImages(folder, targetSize: size, draft: true, verbose: false).x.row(0) == small.tensor)
      #expect(try PicturePreparation(targetSize: size, draft: true).tensor(of: file) == small.tensor)
      // Other channels come of the small picture too.
      let grey = try PicturePreparation(targetSize: size, colorMode: .grayscale, draft: true).tensor(of: file)
      #expect(grey.scalars == PixelGrid(small, colorMode: .grayscale).bytes.map(Float.init))
    }
  }

  /// What was computed of one must not be taken for the other.
  @Test func keysDifferAndPreparationsRemember() throws {
    try withPicture(64) { folder, _ in
      func flow(_ draft: Bool) throws -> DirectoryIterator {
        try ImageDataGenerator(horizontalFlip: true).flow(
          fromDirectory: folder, targetSize: (16, 16), draft: draft, verbose: false)
      }
      let (plain, drafts) = (try flow(false), try flow(true))
      let keys = try [plain, drafts].map { try #require($0.batches(epoch: 0)[0].keys[0]) }
      #expect(keys[0] != keys[1])
      // In memory they are kept apart too.
      let inputs = try [plain, drafts, plain].map { try $0.batches(epoch: 0)[0].inputs() }
      #expect(inputs[0] != inputs[1] && inputs[0] == inputs[2])
      for flow in [plain, drafts] {
        let preparation = try flow.preparation()
        let saved = try JSONEncoder().encode(preparation)
        #expect(try JSONDecoder().decode(PicturePreparation.self, from: saved) == preparation)
        #expect(String(decoding: saved, as: UTF8.self).contains("draft") == flow.loader.draft)
      }
      #expect(try plain.preparation() != drafts.preparation())
    }
  }
}
