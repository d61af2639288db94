import Foundation
import TestSupport
import Testing

@testable import NeuralNetworks
@testable import TransferLearning

/// Kept features are of this picture, prepared and augmented like this, through these weights, or they are not used.
@Suite(.serialized) struct StaleFeaturesTests {
  private let scratch: ScratchFolder
  private var folder: URL { scratch.url.appendingPathComponent("pictures") }

  init() throws {
    scratch = try ScratchFolder()
    let kept = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-tests-\(getpid())")
    FeatureStore.root = kept
    for name in ["a", "b"] {
      let place = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for number in 0..<4 { try write("\(name)/\(number).png") }
    }
  }

  /// A picture like no other.
  private func write(_ name: String) throws {
    let pixels = (0..<16 * 16 * 3).map { _ in UInt8.random(in: 0...255) }
    try Picture(width: 16, height: 16, pixels: pixels).pngData().write(to: folder.appendingPathComponent(name))
  }

  private func base() throws -> Model {
    let input = Input([12, 12, 3])
    let x = try Conv2D(4, kernelSize: 3, activation: .relu)(input)
    return try Model(inputs: input, outputs: GlobalAveragePooling2D()(x), name: "base")
  }

  /// How many pictures two epochs compute.
  private func computed(
    _ base: Model, _ generator: ImageDataGenerator = ImageDataGenerator(), size: Int = 12,
    interpolation: Interpolation = .nearest, seed: Int = 1
  ) throws -> FrozenPictures {
    let pictures = try generator.flow(
      fromDirectory: folder, targetSize: (size, size), batchSize: 3, seed: seed, interpolation: interpolation,
      verbose: false)
    base.isTrainable = false
    let model = Sequential(base, Dense(2, activation: .softmax))
    model.compile(optimizer: SGD(learningRate: 0.1), loss: .categoricalCrossentropy)
    return try #require(try model.fit(pictures, epochs: 2, verbose: false).frozenPictures)
  }

  @Test func theSameIsComputedOnce() throws {
    let first = try computed(base())
    #expect(first.different == 8 && first.computed == 8 && first.fromKeptFeatures == 8)
    FeatureStore.shared.forgetMemory()
    #expect(try computed(base()).computed == 0)
    #expect(try computed(base(), seed: 9).computed == 0, "another order")
  }

  @Test func otherLayersAreOthers() throws {
    _ = try computed(base())
    let other = try base()
    other.variables[1].value.withUnsafeMutableScalars { $0[2] = Float(0).nextUp }
    #expect(try computed(other).computed == 8, "one bit of one weight")
    let input = Input([12, 12, 3])
    let x = try Conv2D(4, kernelSize: 3, activation: .relu6)(input)
    let changed = try Model(inputs: input, outputs: GlobalAveragePooling2D()(x), name: "base")
    for (mine, its) in zip(changed.variables, try base().variables) { mine.value = its.value }
    #expect(try computed(changed).computed == 8, "another activation")
    // A weight that is changed between two fits of one model.
    let one = try base()
    #expect(try computed(one).computed == 0)
    one.variables[0].value = one.variables[0].value * 2
    #expect(try computed(one).computed == 8)
  }

  @Test func otherPreparationIsAnother() throws {
    _ = try computed(base())
    #expect(try computed(base(), ImageDataGenerator(preprocessing: .tf)).computed == 8)
    #expect(try computed(base(), ImageDataGenerator(preprocessing: .caffe)).computed == 8)
    #expect(try computed(base(), ImageDataGenerator(rescale: 1 / 255.0)).computed == 8)
    #expect(try computed(base(), ImageDataGenerator(rescale: (1 / 255.0).nextUp)).computed == 8)
    #expect(try computed(base(), ImageDataGenerator(samplewiseCenter: true)).computed == 8)
    #expect(try computed(base(), interpolation: .bilinear).computed == 8)
    #expect(try computed(base()).computed == 0)
  }

  @Test func otherPicturesAreOthers() throws {
    _ = try computed(base())
    try write("a/1.png")
    try write("b/3.png")
    #expect(try computed(base()).computed == 2, "other content of the same name")
    let place = folder.appendingPathComponent("a/0.png")
    try FileManager.default.moveItem(at: place, to: folder.appendingPathComponent("a/zero.png"))
    #expect(try computed(base()).computed == 0, "another name for the same content")
    // The same size and the same times.
    let file = folder.appendingPathComponent("b/0.png")
    let times = try FileManager.default.attributesOfItem(atPath: file.path)
    try FileManager.default.copyItem(at: folder.appendingPathComponent("b/1.png"), to: place)
    try FileManager.default.setAttributes(
      [.modificationDate: times[.modificationDate] as Any], ofItemAtPath: place.path)
    #expect(try computed(base()).computed == 0)
  }

  @Test func whatAugmentationDrewCounts() throws {
    _ = try computed(base())
    let flips = try computed(base(), ImageDataGenerator(horizontalFlip: true))
    #expect(flips.different > 8 && flips.different <= 16)
    #expect(flips.computed == flips.different - 8 || flips.computed < 8, "those that were not flipped are known")
    #expect(try computed(base(), ImageDataGenerator(horizontalFlip: true)).computed == 0)
    let both = try computed(base(), ImageDataGenerator(horizontalFlip: true, verticalFlip: true))
    #expect(both.computed > 0)
    let turned = try computed(base(), ImageDataGenerator(rotationRange: 20))
    #expect(turned.seen == 0 && turned.computedEachTime == 16)
    let own = try computed(base(), ImageDataGenerator(preprocessingFunction: { $0 }))
    #expect(own.seen == 0 && own.computedEachTime == 16, "what a function does is not known")
  }

  @Test func keptOrNotTheBitsAreTheSame() throws {
    let base = try base()
    let pictures = try ImageDataGenerator(horizontalFlip: true).flow(
      fromDirectory: folder, targetSize: (12, 12), batchSize: 3, seed: 1, verbose: false)
    let fresh = try Tensor(joining: pictures.batches(epoch: 0).map { try base.predict($0.inputs()) })
    func bits(_ tensor: Tensor) -> [UInt32] { tensor.scalars.map(\.bitPattern) }
    #expect(try bits(base.predict(pictures)) == bits(fresh), "computed and kept")
    #expect(try bits(base.predict(pictures)) == bits(fresh), "from memory")
    FeatureStore.shared.forgetMemory()
    #expect(try bits(base.predict(pictures)) == bits(fresh), "from the disk")
  }

  /// A picture that is written over after its key was made, and before it is read.
  @Test func whatChangesMeanwhileIsNotKept() throws {
    let base = try base()
    let pictures = try ImageDataGenerator().flow(
      fromDirectory: folder, targetSize: (12, 12), batchSize: 8, shuffle: false, verbose: false)
    let before = try Data(contentsOf: folder.appendingPathComponent("a/0.png"))
    let batch = try #require(pictures.batches(epoch: 0).first)
    try write("a/0.png")
    let predictor = base.readyPredictor()
    let made = try predictor.features(batch, predictor.body)
    try before.write(to: folder.appendingPathComponent("a/0.png"))
    let after = try base.predict(pictures)
    #expect(after.row(0) != made.row(0), "not what was made of another picture")
    #expect(after.rows(1..<8) == made.rows(1..<8))
    #expect(try after == base.predict(batch.inputs()))
  }
}
