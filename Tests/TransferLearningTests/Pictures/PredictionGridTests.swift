import Foundation
import Testing

@testable import TransferLearning

@Suite final class PredictionGridTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("grid-\(UUID().uuidString)")

  /// Two classes of two pictures each: grey of 10 and 20, 30 and 40.
  init() throws {
    for (index, name) in ["rural/a.png", "rural/b.png", "urban/c.png", "urban/d.png"].enumerated() {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      let picture = Picture(width: 2, height: 2, pixels: .init(repeating: UInt8(index * 10 + 10), count: 12))
      try picture.pngData().write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func pictures(shuffle: Bool = false) throws -> DirectoryIterator {
    try ImageDataGenerator().flow(fromDirectory: folder, targetSize: (2, 2), shuffle: shuffle)
  }

  @Test func mistakesFirstThenCloseCalls() throws {
    let predictions = Tensor(shape: [4, 2], scalars: [0.9, 0.1, 0.6, 0.4, 0.7, 0.3, 0.01, 0.99])
    let grid = try PictureGrid(predictions: predictions, of: pictures(), count: 3)
    #expect(grid.tiles.map(\.caption) == ["is urban, taken for rural (70%)", "rural, 60%", "rural, 90%"])
    #expect(grid.tiles.map(\.mark) == [.wrong, .right, .right])
    #expect(grid.tiles.map(\.picture.pixels[0]) == [30, 20, 10])
  }

  @Test func mistakesOnly() throws {
    let predictions = Tensor(shape: [4, 2], scalars: [0.9, 0.1, 0.2, 0.8, 0.93, 0.07, 0.01, 0.99])
    let grid = try PictureGrid("Mistakes", predictions: predictions, of: pictures(), mistakesOnly: true)
    #expect(grid.tiles.map(\.caption) == ["is urban, taken for rural (93%)", "is rural, taken for urban (80%)"])
    #expect(try PictureGrid(predictions: predictions, of: pictures(), count: 1, mistakesOnly: true).count == 1)
    let logits = predictions.map { log($0) + 5 }
    let same = try PictureGrid(predictions: logits, of: pictures(), mistakesOnly: true, fromLogits: true)
    #expect(same.tiles.map(\.caption) == grid.tiles.map(\.caption))
    #expect(throws: EvaluationError.self) { try PictureGrid(predictions: logits, of: pictures()) }
  }

  @Test func ofASigmoid() throws {
    let predictions = Tensor(shape: [4, 1], scalars: [0.4, 0.8, 0.03, 0.97])
    for predictions in [predictions, predictions.reshaped([4])] {
      let grid = try PictureGrid(predictions: predictions, of: pictures())
      #expect(
        grid.tiles.map(\.caption) == [
          "is urban, taken for rural (97%)", "is rural, taken for urban (80%)", "rural, 60%", "urban, 97%",
        ])
    }
    let strict = try PictureGrid(predictions: predictions, of: pictures(), mistakesOnly: true, threshold: 0.9)
    #expect(strict.tiles.map(\.caption) == ["is urban, taken for rural (97%)"])
  }

  @Test func noMistakesIsSaid() throws {
    let predictions = Tensor(shape: [4], scalars: [0, 0.1, 0.9, 1])
    let grid = try PictureGrid("The worst", predictions: predictions, of: pictures(), mistakesOnly: true)
    #expect(
      StepOutput.showing(grid) == [
        .text("The worst\nNo mistakes: all 4 pictures are taken for what they are.\n")
      ])
  }

  @Test func picturesOfADataset() throws {
    let predictions = Tensor(shape: [4], scalars: [0, 0.1, 0.9, 0.2])
    let set = try imageDatasetFromDirectory(folder, imageSize: (2, 2), shuffle: false, verbose: false)
    #expect(try PictureGrid(predictions: predictions, of: set, mistakesOnly: true).count == 1)
    #expect(try ConfusionMatrix(predictions: predictions, of: set).counts == [[2, 0], [1, 1]])
    #expect(try ClassificationReport(predictions: predictions, of: set)["urban"]?.recall == 0.5)
    let mixed = try imageDatasetFromDirectory(folder, imageSize: (2, 2), verbose: false)
    #expect(throws: EvaluationError.shuffled) { try ConfusionMatrix(predictions: predictions, of: mixed) }
    let nameless = try imageDatasetFromDirectory(
      folder, labels: .none, imageSize: (2, 2), shuffle: false, verbose: false)
    #expect(throws: EvaluationError.unlabeled) { try ClassificationReport(predictions: predictions, of: nameless) }
  }

  @Test func nearestByFeatures() throws {
    let features = Tensor(shape: [4, 2], scalars: [1, 0, 0, 1, 1, 1, 1, 0.1])
    let grid = try PictureGrid(nearestTo: 0, in: pictures(), features: features, count: 2)
    #expect(grid.tiles.map(\.caption) == ["rural: asked about", "urban, cosine 1.00", "urban, cosine 0.71"])
  }

  @Test func whatDoesNotGoTogetherIsSaid() throws {
    let two = Tensor(shape: [4, 2])
    #expect(throws: EvaluationError.shuffled) { try PictureGrid(predictions: two, of: pictures(shuffle: true)) }
    #expect(throws: EvaluationError.rows([3, 2], pictures: 4)) {
      try PictureGrid(predictions: Tensor(shape: [3, 2]), of: pictures())
    }
    #expect(throws: EvaluationError.classes(predicted: 5, names: ["rural", "urban"])) {
      try PictureGrid(predictions: Tensor(shape: [4, 5]), of: pictures())
    }
    #expect(throws: EvaluationError.noSuchRow(4, count: 4)) {
      try PictureGrid(nearestTo: 4, in: pictures(), features: two)
    }
  }

  @Test func theMiddleOfAPicture() {
    let wide = Picture(width: 4, height: 2, pixels: (0..<24).map(UInt8.init))
    #expect(wide.croppedToSquare().pixels == [3, 4, 5, 6, 7, 8, 15, 16, 17, 18, 19, 20])
    let tall = Picture(width: 1, height: 3, pixels: (0..<9).map(UInt8.init))
    #expect(tall.croppedToSquare().pixels == [3, 4, 5])
  }

  @Test func predictionsAreBars() throws {
    var probabilities = Tensor(shape: [1, 1000])
    probabilities.withUnsafeMutableScalars {
      $0[1] = 0.75
      $0[2] = 0.25
    }
    let outputs = StepOutput.showing(try decodePredictions(probabilities, top: 2)[0])
    guard case .figure(let figure)? = outputs.first, outputs.count == 1 else { throw EvaluationError.shuffled }
    #expect(figure.data.rows == [["goldfish", "75.0%"], ["great white shark", "25.0%"]])
  }
}
