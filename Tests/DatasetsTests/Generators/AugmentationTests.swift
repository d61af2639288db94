import Foundation
import Tensors
import TestSupport
import Testing

@testable import Datasets

@Suite struct AugmentationTests {
  private static let everything = ImageDataGenerator(
    rotationRange: 40, widthShiftRange: 0.2, heightShiftRange: [1, 2], brightnessRange: 0.5...1.5, shearRange: 10,
    zoomRange: [0.7, 1.3], channelShiftRange: 30, fillMode: .reflect, horizontalFlip: true, verticalFlip: true)

  /// Rows asked for one by one, backwards, or all at once: what a picture is depends on the seed and the epoch only.
  @Test func orderOfMakingDoesNotShow() throws {
    try withPictures(cold: 9, warm: 8) { folder in
      let flow = try Self.everything.flow(
        fromDirectory: folder, targetSize: (14, 11), batchSize: 6, seed: 4, verbose: false)
      for epoch in 0..<2 {
        for (batch, again) in zip(flow.batches(epoch: epoch), flow.batches(epoch: epoch)) {
          let whole = try batch.inputs()
          let single = try (0..<batch.count).reversed().map { try again.inputs(rows: [$0]) }
          #expect(whole == Tensor(joining: single.reversed()))
          #expect(batch.keys.allSatisfy { $0 == nil })
        }
      }
      let first = try flow.batches(epoch: 0)[0].inputs()
      #expect(try flow.batches(epoch: 1)[0].inputs() != first)
    }
  }

  /// Python, Keras 3.15.1: the sum of the first batch and two of its pixels, of
  /// `ImageDataGenerator(rotation_range=40, width_shift_range=.2, height_shift_range=.2, brightness_range=(.5, 1.5),
  /// shear_range=10, zoom_range=[.7, 1.3], channel_shift_range=30, fill_mode="reflect", horizontal_flip=True,
  /// vertical_flip=True).flow_from_directory("train", target_size=(60, 80), batch_size=10, seed=42)`.
  @Test(.enabled(if: Shared.has("photos/urban-and-rural-photos"), "no photographs in the shared folder"))
  func batchesAreKeras() throws {
    let generator = ImageDataGenerator(
      rotationRange: 40, widthShiftRange: 0.2, heightShiftRange: 0.2, brightnessRange: 0.5...1.5, shearRange: 10,
      zoomRange: [0.7, 1.3], channelShiftRange: 30, fillMode: .reflect, horizontalFlip: true, verticalFlip: true)
    let flow = try generator.flow(
      fromDirectory: Shared.url("photos/urban-and-rural-photos/train"), targetSize: (60, 80), batchSize: 10, seed: 42,
      verbose: false)
    let batches = flow.batches(epoch: 0)
    for (batch, expected) in zip(batches, Self.kerasSums) {
      let sum = try batch.inputs().withUnsafeScalars { $0.reduce(0.0) { $0 + Double($1) } }
      // A sine that is rounded otherwise may move a pixel over a whole grey level.
      #expect(abs(sum - expected) < 50)
    }
  }

  private static let kerasSums: [Double] = [
    13_547_504, 14_125_742, 14_967_310, 13_179_923, 18_060_565, 16_403_769, 17_211_489, 4_100_171,
  ]

  @Test func fewVariantsKeepTheirKeys() throws {
    try withPictures { folder in
      func keys(_ generator: ImageDataGenerator, mode: ColorMode = .rgb, keeps: Bool = false) throws -> Set<String?> {
        let flow = try generator.flow(
          fromDirectory: folder, targetSize: (8, 8), colorMode: mode, keepAspectRatio: keeps, verbose: false)
        return Set((0..<12).flatMap { flow.batches(epoch: $0)[0].keys })
      }
      var seen: Set<String?> = []
      var count = 0
      for (found, variants) in [
        (try keys(ImageDataGenerator()), 1), (try keys(ImageDataGenerator(rescale: 0.5)), 1),
        (try keys(ImageDataGenerator(samplewiseCenter: true)), 1),
        (try keys(ImageDataGenerator(samplewiseStdNormalization: true)), 1),
        (try keys(ImageDataGenerator(brightnessRange: 1.5...1.5)), 1),
        (try keys(ImageDataGenerator(brightnessRange: 1.25...1.25)), 1),
        (try keys(ImageDataGenerator(), mode: .grayscale), 1), (try keys(ImageDataGenerator(), keeps: true), 1),
        (try keys(ImageDataGenerator(rescale: 0.25, horizontalFlip: true, verticalFlip: true)), 4),
        (try keys(ImageDataGenerator(widthShiftRange: 2, fillMode: .constant)), 3),
        (try keys(ImageDataGenerator(widthShiftRange: 2, fillMode: .constant, cval: 3)), 3),
      ] {
        #expect(found.count == 5 * variants && !found.contains(nil), "\(found)")
        seen.formUnion(found)
        count += found.count
      }
      // A picture that was not shifted says so by the key of its generator only.
      #expect(seen.count == count)
      for endless in [
        ImageDataGenerator(rotationRange: 1), ImageDataGenerator(widthShiftRange: 0.1),
        ImageDataGenerator(zoomRange: 0.1), ImageDataGenerator(brightnessRange: 0.9...1),
        ImageDataGenerator(preprocessingFunction: { $0 }), ImageDataGenerator(widthShiftRange: 50),
      ] {
        #expect(try keys(endless) == [nil])
      }
      var fitted = ImageDataGenerator(featurewiseCenter: true)
      try fitted.fit(Tensor(repeating: 1, shape: [1, 8, 8, 3]))
      let first = try keys(fitted)
      try fitted.fit(Tensor(repeating: 2, shape: [1, 8, 8, 3]))
      let second = try keys(fitted)
      #expect(first.count == 5 && second.isDisjoint(with: first))
    }
  }

  @Test func argumentsAreChecked() throws {
    try withPictures { folder in
      for (generator, words) in [
        (ImageDataGenerator(rotationRange: .nan), "rotationRange is nan"),
        (ImageDataGenerator(zoomRange: [1, 2, 3]), "zoomRange is [1.0, 2.0, 3.0]"),
        (ImageDataGenerator(widthShiftRange: .fraction(.infinity)), "widthShiftRange"),
        (ImageDataGenerator(heightShiftRange: -3), "heightShiftRange"),
        (ImageDataGenerator(validationSplit: 1), "validationSplit is 1.0; it must be a part from 0 to below 1."),
        (ImageDataGenerator(interpolationOrder: 3), "interpolationOrder is 3"),
        (ImageDataGenerator(featurewiseCenter: true), "fit(x)"),
        (ImageDataGenerator(zcaWhitening: true), "zcaWhitening needs to know the pictures"),
      ] {
        let error = #expect(throws: ImageDataGeneratorError.self) {
          try generator.flow(fromDirectory: folder, verbose: false)
        }
        #expect("\(try #require(error))".contains(words))
      }
      let gray = ImageDataGenerator(preprocessing: .caffe)
      let error = #expect(throws: ImageDataGeneratorError.preprocessing("caffe", channels: 1)) {
        try gray.flow(fromDirectory: folder, colorMode: .grayscale, verbose: false)
      }
      #expect("\(try #require(error))".contains("colorMode .rgb"))
      let changing = ImageDataGenerator(preprocessingFunction: { $0.rows(0..<1) })
      let batch = try changing.flow(fromDirectory: folder, targetSize: (4, 4), verbose: false).batches(epoch: 0)[0]
      #expect(throws: ImageDataGeneratorError.functionChangedShape(from: [4, 4, 3], to: [1, 4, 3])) {
        try batch.inputs()
      }
      #expect(throws: ImageDataGeneratorError.noSplit) {
        try ImageDataGenerator().flow(fromDirectory: folder, subset: .training, verbose: false)
      }
    }
  }

  @Test func splitsEachClass() throws {
    try withPictures(cold: 10, warm: 5) { folder in
      let generator = ImageDataGenerator(validationSplit: 0.2)
      let training = try generator.flow(fromDirectory: folder, subset: .training, verbose: false)
      let validation = try generator.flow(fromDirectory: folder, subset: .validation, verbose: false)
      #expect(validation.filenames == ["cold/100.png", "cold/101.png", "warm/100.png"])
      #expect(training.count == 12 && Set(training.filenames).isDisjoint(with: validation.filenames))
      #expect(throws: ImageFolderError.self) {
        try ImageDataGenerator(validationSplit: 0.01)
          .flow(fromDirectory: folder, subset: .validation, verbose: false)
      }
    }
  }

  @Test func inputsAreTheirOwnTargets() throws {
    try withPictures { folder in
      let flow = try ImageDataGenerator(rescale: 1 / 255.0, rotationRange: 30).flow(
        fromDirectory: folder, targetSize: (6, 6), batchSize: 2, classMode: .input, verbose: false)
      let batch = flow.batches(epoch: 0)[0]
      #expect(try batch.targets == batch.inputs())
      var seen = 0
      try flow.batches(epoch: 0).forEachLoadedAhead { (_: Int, batch: Batch) throws in
        #expect(try batch.targets == batch.inputs())
        seen += 1
      }
      #expect(seen == 3)
      let silent = try ImageDataGenerator().flow(fromDirectory: folder, classMode: .none, verbose: false)
      #expect(silent.batches(epoch: 0)[0].targets.shape == [5, 0])
    }
  }

  @Test func savesWhatTheNetworkGets() throws {
    try withPictures { folder in
      let place = folder.deletingLastPathComponent().appendingPathComponent("saved-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: place) }
      let flow = try ImageDataGenerator(rescale: 1 / 255.0).flow(
        fromDirectory: folder, targetSize: (10, 12), batchSize: 2, shuffle: false, saveToDir: place, savePrefix: "x",
        verbose: false)
      let inputs = try flow.batches(epoch: 0)[0].inputs()
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
      #expect(names.count == 2 && names[0].hasPrefix("x_0_") && names[1].hasPrefix("x_1_"))
      // Stretched from the darkest to the brightest number, as Keras does.
      let saved = try Picture(contentsOf: place.appendingPathComponent(names[1]))
      let row = inputs.row(1)
      let (low, high) = (row.min, row.max)
      #expect(zip(saved.pixels, row.scalars).allSatisfy { abs(Float($0) - ($1 - low) / (high - low) * 255) < 1.01 })
    }
  }

  @Test func fitCentresAndWhitens() throws {
    var numbers = RandomNumbers(seed: 3)
    let x = Tensor(shape: [40, 3, 2, 3], scalars: (0..<720).map { _ in numbers.unit() * 255 })
    var generator = ImageDataGenerator(featurewiseStdNormalization: true)
    try generator.fit(x)
    let standard = try (0..<40).map { try generator.standardize(x.row($0)) }
    let all = Tensor(stacking: standard).reshaped([240, 3])
    for channel in 0..<3 {
      let values = (0..<240).map { all[$0, channel] }
      let mean = values.reduce(0, +) / 240
      #expect(abs(mean) < 1e-4 && abs(values.reduce(0) { $0 + $1 * $1 } / 240 - 1) < 1e-3)
    }
    var whitening = ImageDataGenerator(zcaWhitening: true)
    try whitening.fit(x)
    let white = Tensor(stacking: try (0..<40).map { try whitening.standardize(x.row($0)) }).reshaped([40, 18])
    let covariance = white.matrixProduct(white, transposed: true) / 40
    for row in 0..<18 {
      for column in 0..<18 { #expect(abs(covariance[row, column] - (row == column ? 1 : 0)) < 2e-3) }
    }
    #expect(throws: ImageDataGeneratorError.tooLargeToWhiten([100, 100, 3])) {
      try whitening.fit(Tensor(shape: [1, 100, 100, 3]))
    }
    #expect(throws: ImageDataGeneratorError.cannotWhiten([1, 1, 1, 1])) {
      try whitening.fit(Tensor(repeating: .nan, shape: [1, 1, 1, 1]))
    }
  }
}
