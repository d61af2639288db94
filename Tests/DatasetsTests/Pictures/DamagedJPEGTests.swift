import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

/// Damaged files: an error or a picture, never the end of the process.
@Suite struct DamagedJPEGTests {
  private static let picture = Picture(
    width: 67, height: 45, pixels: (0..<9045).map { (index: Int) -> UInt8 in UInt8(truncatingIfNeeded: index * 31) })

  private func jpegs() throws -> [Data] {
    var files = [try Self.picture.jpegData(quality: 80), Fixtures.progressive, Fixtures.cmykWithExif]
    if Shared.has("golden/image/gradient_444_q95_exif6.jpg") {
      files.append(try Shared.data("golden/image/gradient_444_q95_exif6.jpg"))
    }
    return files
  }

  @Test func everyTruncationIsAnError() throws {
    for file in try jpegs() {
      _ = try Picture(jpeg: file)
      for length in 0..<file.count {
        #expect(throws: PictureError.self, "\(length) of \(file.count)") { try Picture(jpeg: file.prefix(length)) }
      }
    }
  }

  @Test func flippedBytesNeverCrash() throws {
    var random = RandomNumbers(seed: 1)
    var decoded = 0
    for file in try jpegs() {
      for _ in 0..<2000 {
        var damaged = file
        for _ in 0...Int.random(in: 0..<4, using: &random) {
          damaged[Int.random(in: 2..<file.count, using: &random)] = UInt8.random(in: 0 ... .max, using: &random)
        }
        if let picture = try? Picture(jpeg: damaged) {
          decoded += 1
          #expect(picture.pixels.count == picture.width * picture.height * 3)
        }
      }
    }
    #expect(decoded > 0)
  }

  @Test func junkBehindThePictureIsIgnored() throws {
    let file = try Self.picture.jpegData()
    #expect(try Picture(jpeg: file + Data(repeating: 0xAB, count: 5000)) == Picture(jpeg: file))
  }

  @Test func hugeSizesAreRefusedBeforeMemoryIsTaken() throws {
    var file = try Self.picture.jpegData()
    let frame = try #require(file.firstRange(of: Data([0xFF, 0xC0])))
    file.replaceSubrange(frame.lowerBound + 5..<frame.lowerBound + 9, with: [0xFF, 0x00, 0xFF, 0x00])
    let error = #expect(throws: PictureError.self) { try Picture(jpeg: file) }
    #expect("\(try #require(error))".contains("65280 x 65280 pixels are more than the 100000000"))
  }

  @Test func endlessScansAreRefused() throws {
    let file = Fixtures.progressive
    // The last scan, over and over.
    let scan = try #require(file.range(of: Data([0xFF, 0xDA]), options: .backwards))
    var bomb = Data(file.dropLast(2))
    for _ in 0..<5000 { bomb.append(file[scan.lowerBound..<file.count - 2]) }
    bomb.append(contentsOf: [0xFF, 0xD9])
    let error = #expect(throws: PictureError.self) { try Picture(jpeg: bomb) }
    #expect("\(try #require(error))".contains("more scans"))
  }

  @Test func orientationIsReadWithinBounds() throws {
    let file = Fixtures.cmykWithExif
    #expect(try Picture(jpeg: file).width == 5)
    #expect(try Picture(jpeg: file, applyingOrientation: false).width == 9)
    // Every byte of the EXIF segment at every extreme.
    let exif = try #require(file.firstRange(of: Data("Exif".utf8)))
    for offset in exif.lowerBound..<exif.lowerBound + 32 {
      for value in [0, 1, 8, 9, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = file
        damaged[offset] = value
        let picture = try Picture(jpeg: damaged)
        #expect(picture.pixels.count == 135)
      }
    }
  }
}
