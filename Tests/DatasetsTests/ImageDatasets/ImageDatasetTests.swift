import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

@Suite struct ImageDatasetTests {
  @Test func labelsAsAsked() throws {
    try withPictures { folder in
      func targets(_ mode: LabelMode, _ labels: DatasetLabels = .inferred) throws -> Tensor {
        try imageDatasetFromDirectory(folder, labels: labels, labelMode: mode, shuffle: false, verbose: false)
          .batches(epoch: 0)[0].targets
      }
      #expect(try targets(.int).scalars == [0, 0, 0, 1, 1])
      #expect(try targets(.binary).scalars == [0, 0, 0, 1, 1])
      #expect(try targets(.categorical).scalars == [1, 0, 1, 0, 1, 0, 0, 1, 0, 1])
      #expect(try targets(.none).shape == [5, 0] && targets(.int, .none).shape == [5, 0])
      #expect(try targets(.int, .list([7, 3, 3, 7, 5])).scalars == [2, 0, 0, 2, 1])
      let listed = try imageDatasetFromDirectory(folder, labels: .list([7, 3, 3, 7, 5]), verbose: false)
      #expect(listed.classNames == ["3", "5", "7"])
      #expect(throws: ImageFolderError.self) { try targets(.int, .list([1, 2])) }
      #expect(throws: ImageFolderError.self) {
        try imageDatasetFromDirectory(folder, labels: .none, classNames: ["cold"], verbose: false)
      }
      #expect(throws: ImageFolderError.notBinary(folder.path, classNames: ["cold"])) {
        try imageDatasetFromDirectory(folder, labelMode: .binary, classNames: ["cold"], verbose: false)
      }
    }
  }

  @Test func partsAreKerasAndDoNotOverlap() throws {
    try withPictures(cold: 6, warm: 4) { folder in
      let (training, validation) = try imageDatasetFromDirectory(
        folder, seed: 9, validationSplit: 0.35, subset: .both, verbose: false)
      #expect(training.count == 7 && validation.count == 3 && !validation.shuffle && training.shuffle)
      #expect(Set(training.fileURLs).isDisjoint(with: validation.fileURLs))
      let alone = try imageDatasetFromDirectory(
        folder, seed: 9, validationSplit: 0.35, subset: .validation, verbose: false)
      #expect(alone.fileURLs == validation.fileURLs && alone.classNames == ["cold", "warm"])
      // NumPy: `RandomState(9).permutation(10)` ends with these; Keras takes the last for validation.
      let names = validation.fileURLs.map { $0.name(in: folder) }
      #expect(names == ["cold/100.png", "warm/100.png", "cold/105.png"])
      #expect(throws: ImageFolderError.self) {
        try imageDatasetFromDirectory(folder, subset: .training, verbose: false)
      }
      #expect(throws: ImageFolderError.self) {
        try imageDatasetFromDirectory(folder, validationSplit: 0.01, subset: .validation, verbose: false)
      }
      #expect(throws: ImageFolderError.self) {
        try imageDatasetFromDirectory(folder, cropToAspectRatio: true, padToAspectRatio: true, verbose: false)
      }
    }
  }

  @Test func epochsDifferAndComeAgain() throws {
    try withPictures(cold: 6, warm: 4) { folder in
      let dataset = try imageDatasetFromDirectory(folder, batchSize: 4, imageSize: (5, 5), seed: 1, verbose: false)
      func keys(_ epoch: Int) -> [String?] { dataset.batches(epoch: epoch).flatMap(\.keys) }
      #expect(keys(0) == keys(0) && keys(0) != keys(1) && Set(keys(0)) == Set(keys(1)) && Set(keys(0)).count == 10)
      #expect(dataset.batches(epoch: 0).map(\.count) == [4, 4, 2])
      #expect(try dataset.batches(epoch: 0)[2].inputs().shape == [2, 5, 5, 3])
    }
  }

  /// What TensorFlow 2.21 makes of the rows of `[[0, 40, 200, 120]]`: `tf.image.resize(x, (1, n), method)`.
  @Test func resizesAsTensorFlow() {
    let grid = PixelGrid(width: 4, height: 1, channels: 1, bytes: [0, 40, 200, 120])
    func resized(_ interpolation: DatasetInterpolation, _ width: Int) -> [Float] {
      Tensor(uninitializedShape: [width]) {
        DatasetLoader(
          imageSize: (1, width), colorMode: .grayscale, interpolation: interpolation, aspectRatio: .ignored
        ).resize(grid, into: $0)
      }.scalars
    }
    for (interpolation, width, expected) in Self.tensorFlow {
      let found = resized(interpolation, width)
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 0.1 }, "\(interpolation) \(found) \(expected)")
    }
  }

  private static let tensorFlow: [(DatasetInterpolation, Int, [Float])] = [
    (.bilinear, 3, [6.6667, 120, 133.33]),
    (.bilinear, 7, [0, 14.286, 37.143, 120, 194.29, 148.57, 120]),
    (.nearest, 3, [0, 200, 120]),
    (.nearest, 7, [0, 0, 40, 200, 200, 120, 120]),
    (.bicubic, 3, [2.8058, 127.5, 130.88]),
    (.bicubic, 7, [-3.1687, 5.9787, 33.286, 127.5, 201.29, 150.3, 113.66]),
    (.area, 3, [10, 120, 140]),
    (.area, 7, [0, 10, 40, 120, 200, 140, 120]),
    (.lanczos3, 3, [-1.2958, 137.14, 135.22]),
    (.lanczos3, 7, [0.91525, -1.6384, 30.109, 137.14, 200.69, 155.41, 105.32]),
    (.lanczos5, 3, [-2.5244, 144.61, 134.94]),
    (.lanczos5, 7, [4.2536, -3.3572, 29.633, 144.61, 199, 153.5, 103.22]),
    (.gaussian, 3, [8.3443, 120, 136.69]),
    (.gaussian, 7, [2.1725, 14.436, 47.075, 120, 176.07, 148.87, 124.35]),
    (.mitchellcubic, 3, [5.4792, 124.17, 134.52]),
    (.mitchellcubic, 7, [-0.86675, 9.6014, 39.892, 124.17, 188.31, 150.71, 118.27]),
  ]

  @Test func proportionsAreKeptWhereAsked() throws {
    try withPictures(width: 40, height: 10) { folder in
      let padded = try imageDatasetFromDirectory(
        folder, imageSize: (20, 20), shuffle: false, padToAspectRatio: true, verbose: false)
      let picture = try padded.batches(epoch: 0)[0].inputs(rows: [1]).row(0)
      // 40 × 10 becomes 20 × 5, with 7 black rows above.
      #expect(picture.rows(0..<7).max == 0 && picture.rows(12..<20).max == 0 && picture[7, 0, 0] == 12)
      let cropped = try imageDatasetFromDirectory(
        folder, imageSize: (10, 10), shuffle: false, cropToAspectRatio: true, verbose: false)
      // Columns 15..<25 of the old picture.
      let middle = try cropped.batches(epoch: 0)[0].inputs(rows: [0]).row(0)
      #expect(middle[0, 0, 1] == 135 && middle[9, 9, 2] == 99)
    }
  }

  @Test func foldersIntoMemory() throws {
    try withPictures(cold: 3, warm: 4) { folder in
      let images = try loadImages(folder, targetSize: (10, 12), verbose: false)
      #expect(images.x.shape == [7, 10, 12, 3] && images.y.scalars == [0, 0, 0, 1, 1, 1, 1])
      #expect(images.classNames == ["cold", "warm"] && images.filenames[3] == "warm/100.png")
      #expect(try images.x.row(4) == Picture(contentsOf: folder.appendingPathComponent("warm/101.png")).tensor)
      #expect(throws: ImageFolderError.self) {
        try loadImages(folder, targetSize: (16384, 16384), verbose: false)
      }
    }
  }
}
