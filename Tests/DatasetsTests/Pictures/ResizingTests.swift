import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

/// The fast ways of resizing give what the plain ones do, to the byte.
@Suite struct ResizingTests {
  /// Sums as they are defined, one number after the other.
  private func plain(_ grid: PixelGrid, _ resizing: Resizing) -> PixelGrid {
    func value(_ sum: Int) -> UInt8 { UInt8(min(max((sum + 1 << 21) >> 22, 0), 255)) }
    func across(_ grid: PixelGrid) -> PixelGrid {
      guard let windows = resizing.across else { return grid }
      var bytes: [UInt8] = []
      for row in 0..<grid.height {
        for index in windows.first.indices {
          for channel in 0..<grid.channels {
            let sum = windows.taps(index).enumerated().reduce(0) { sum, tap in
              let column = Int(windows.first[index]) + tap.offset
              let byte = grid.bytes[(row * grid.width + column) * grid.channels + channel]
              return sum + Int(windows.weights[tap.element]) * Int(byte)
            }
            bytes.append(value(sum))
          }
        }
      }
      return PixelGrid(width: windows.first.count, height: grid.height, channels: grid.channels, bytes: bytes)
    }
    func down(_ grid: PixelGrid) -> PixelGrid {
      guard let windows = resizing.down else { return grid }
      let line = grid.width * grid.channels
      var bytes: [UInt8] = []
      for index in windows.first.indices {
        for place in 0..<line {
          let sum = windows.taps(index).enumerated().reduce(0) { sum, tap in
            let byte = grid.bytes[(Int(windows.first[index]) + tap.offset) * line + place]
            return sum + Int(windows.weights[tap.element]) * Int(byte)
          }
          bytes.append(value(sum))
        }
      }
      return PixelGrid(width: grid.width, height: windows.first.count, channels: grid.channels, bytes: bytes)
    }
    if resizing.interpolation == .nearest {
      let bytes = resizing.nearestRows.flatMap { row in
        resizing.nearestColumns.flatMap { column in
          (0..<grid.channels).map { grid.bytes[(Int(row) * grid.width + Int(column)) * grid.channels + $0] }
        }
      }
      return PixelGrid(
        width: resizing.newWidth, height: resizing.newHeight, channels: grid.channels, bytes: bytes)
    }
    return resizing.order == .columnsFirst ? down(across(grid)) : across(down(grid))
  }

  private static let sizes: [(old: (height: Int, width: Int), new: (height: Int, width: Int))] = [
    ((1, 1), (1, 1)), ((1, 1), (5, 7)), ((1, 40), (3, 3)), ((40, 1), (3, 3)), ((37, 41), (1, 1)), ((23, 31), (23, 9)),
    ((23, 31), (9, 31)), ((13, 17), (50, 43)), ((61, 83), (22, 24)), ((90, 12), (7, 11)), ((5, 200), (4, 33)),
    ((67, 45), (32, 64)), ((64, 33), (8, 8)),
  ]

  @Test(arguments: Interpolation.allCases)
  func equalsPlainSums(interpolation: Interpolation) {
    var random = RandomNumbers(seed: 5)
    for (old, new) in Self.sizes {
      for channels in [1, 3] {
        // Extremes, so that what overshoots is clamped.
        let bytes = (0..<old.height * old.width * channels).map { _ in
          [0, 255, UInt8.random(in: 0 ... .max, using: &random)].randomElement(using: &random) ?? 0
        }
        let grid = PixelGrid(width: old.width, height: old.height, channels: channels, bytes: bytes)
        let parts: [(Range<Int>?, Range<Int>?)] = [(nil, nil), (old.width / 3..<old.width, 0..<(old.height + 1) / 2)]
        for (columns, rows) in parts {
          let resizing = Resizing(interpolation, from: old, to: new, columns: columns, rows: rows)
          let fast = grid.resized(
            width: new.width, height: new.height, interpolation, columns: columns, rows: rows)
          #expect(fast == plain(grid, resizing), "\(old) to \(new), \(channels) channels")
        }
      }
    }
  }

  /// Four channels are resampled by another loop; opaque ones are colours and an alpha that stays 255.
  @Test(arguments: Interpolation.allCases)
  func fourChannelsEqualThree(interpolation: Interpolation) {
    for (old, new) in Self.sizes {
      let colours = (0..<old.height * old.width * 3).map { UInt8(truncatingIfNeeded: $0 * $0 / 3) }
      let picture = Picture(width: old.width, height: old.height, pixels: colours)
      let four = PixelGrid(picture, colorMode: .rgba).resized(width: new.width, height: new.height, interpolation)
      #expect(four.picture == picture.resized(width: new.width, height: new.height, interpolation), "\(old) to \(new)")
      #expect(stride(from: 3, to: four.bytes.count, by: 4).allSatisfy { four.bytes[$0] == 255 })
    }
  }

  private static let noisy = Picture(
    width: 67, height: 45, pixels: (0..<9045).map { (index: Int) -> UInt8 in UInt8(truncatingIfNeeded: index * 31) })

  private static func jpegs() throws -> [Data] {
    let grid = PixelGrid(noisy, colorMode: .grayscale)
    return [
      try noisy.jpegData(quality: 80), try grid.jpegData(quality: 80), Fixtures.progressive, Fixtures.cmykWithExif,
      Fixtures.halfChroma, Fixtures.halfChromaProgressive, Fixtures.quarterChroma,
    ]
      + (Shared.has("golden/image/gradient_444_q95_exif6.jpg")
        ? [try Shared.data("golden/image/gradient_444_q95_exif6.jpg")] : [])
  }

  private func expectTheSame(_ file: Data, _ new: (height: Int, width: Int), _ interpolation: Interpolation) throws {
    try JPEGReader.with(file, name: "") { reader in
      let (rows, columns) = (reader.height / 5..<reader.height, 0..<max(1, reader.width / 2))
      for (columns, rows) in [(nil, nil), (columns, rows)] as [(Range<Int>?, Range<Int>?)] {
        let resized = try JPEGReader.with(file, name: "") {
          try $0.resized(
            Resizing(interpolation, from: ($0.height, $0.width), to: new, columns: columns, rows: rows))
        }
        let picture = try JPEGReader.with(file, name: "") { try $0.picture() }
        let expected = PixelGrid(picture, colorMode: .rgb).resized(
          width: new.width, height: new.height, interpolation, columns: columns, rows: rows)
        #expect(resized == expected, "\(reader.height) × \(reader.width) to \(new), \(interpolation)")
      }
    }
  }

  /// Whatever rows are passed over, and however chroma is stored.
  @Test func resizingWhileDecodingEqualsResizingAfterwards() throws {
    for file in try Self.jpegs() {
      for height in 1...70 { try expectTheSame(file, (height, 11), .nearest) }
      for interpolation in Interpolation.allCases {
        for (_, new) in Self.sizes { try expectTheSame(file, new, interpolation) }
      }
    }
  }

  /// TensorFlow's ways look at few rows of a large picture, and only these are kept.
  @Test func datasetsAreTheSame() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("a.jpg")
      for data in try Self.jpegs() {
        try data.write(to: file)
        let grid = try PixelGrid(contentsOf: file, colorMode: .rgb, transform: .fast)
        for interpolation in DatasetInterpolation.allCases {
          for aspectRatio in [AspectRatio.ignored, .cropped, .padded] {
            for (_, new) in Self.sizes {
              let loader = DatasetLoader(
                imageSize: new, colorMode: .rgb, interpolation: interpolation, aspectRatio: aspectRatio)
              let expected = Tensor(uninitializedShape: loader.imageShape) { loader.resize(grid, into: $0) }
              let loaded = try Tensor(uninitializedShape: loader.imageShape) { try loader.load(file, into: $0) }
              #expect(loaded == expected, "\(interpolation), \(aspectRatio), to \(new)")
            }
          }
        }
      }
    }
  }

  @Test(.enabled(if: Shared.has("photos"), "no photographs in the shared folder"))
  func photographsAreTheSame() throws {
    let files = try PictureFiles.jpegs(in: Shared.url("photos"))
    #expect(files.count > 1000)
    for (index, file) in files.enumerated() {
      let data = try Data(contentsOf: file)
      try expectTheSame(data, (224, 224), .nearest)
      if index.isMultiple(of: 9) {
        try expectTheSame(data, (40 + index % 70, 64), .nearest)
        try expectTheSame(data, (224, 224), .bilinear)
      }
    }
  }

  /// Rows that are passed over are read all the same.
  @Test func everyTruncationIsAnError() throws {
    for file in try Self.jpegs().prefix(7) {
      for (new, interpolation) in [((3, 3), .nearest), ((9, 9), .bilinear)] as [((Int, Int), Interpolation)] {
        for length in stride(from: 0, to: file.count, by: 3) {
          #expect(throws: PictureError.self, "\(length) of \(file.count)") {
            try JPEGReader.with(file.prefix(length), name: "", draft: length.isMultiple(of: 2) ? new : nil) {
              try $0.resized(Resizing(interpolation, from: ($0.height, $0.width), to: new, rows: 0..<1))
            }
          }
        }
      }
    }
  }

  @Test func flippedBytesNeverCrash() throws {
    var random = RandomNumbers(seed: 1)
    var decoded = 0
    for file in try Self.jpegs() {
      for round in 0..<600 {
        var damaged = file
        for _ in 0...Int.random(in: 0..<4, using: &random) {
          damaged[Int.random(in: 2..<file.count, using: &random)] = UInt8.random(in: 0 ... .max, using: &random)
        }
        let grid = try? JPEGReader.with(damaged, name: "", draft: round.isMultiple(of: 3) ? (5, 7) : nil) {
          try $0.resized(
            Resizing(round.isMultiple(of: 2) ? .nearest : .lanczos, from: ($0.height, $0.width), to: (5, 7)))
        }
        if let grid {
          decoded += 1
          #expect(grid.bytes.count == 105)
        }
      }
    }
    #expect(decoded > 0)
  }
}
