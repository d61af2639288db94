import Tensors
import TestSupport
import Testing

@testable import Architectures
@testable import NeuralNetworks

struct ArchitectureTests {
  @Test(arguments: [
    ("efficientNetLite0", "efficientNetLite0"), ("EfficientNet-Lite0", "efficientNetLite0"),
    ("efficientnet_lite0", "efficientNetLite0"), ("ResNet-50", "resNet50"), ("resnet50", "resNet50"),
    ("ResNet50 V2", "resNet50V2"), ("VGG16", "vgg16"), ("DenseNet 201", "denseNet201"),
    ("inception_v3", "inceptionV3"), ("convnext_tiny", "convNeXtTiny"), ("NASNet Mobile", "nasNetMobile"),
    ("MobileNet", "mobileNet"), ("mobilenet_1.00_224", "mobileNet"), ("MobileNet 1.0", "mobileNet"),
    ("mobilenet_0.25", "mobileNet_0.25"), ("mobilenet_0.50_224", "mobileNet_0.5"), ("mobilenet0.75", "mobileNet_0.75"),
    ("MobileNetV2", "mobileNetV2"), ("MobileNetV2 alpha 0.35", "mobileNetV2_0.35"),
    ("mobilenetv2_1.40_224", "mobileNetV2_1.4"), ("mobilenet_v2_1.3", "mobileNetV2_1.3"),
    ("mobileNetV2Torch", "mobileNetV2Torch"),
  ])
  func namesAreFoundHoweverTheyAreSpelt(_ written: String, _ name: String) throws {
    #expect(try Architecture.named(written).name == name)
  }

  @Test func everyNetworkIsFoundByItsNames() throws {
    for architecture in Architecture.all {
      #expect(try Architecture.named(architecture.name).name == architecture.name)
      #expect(try Architecture.named(architecture.modelName).name == architecture.name)
    }
    #expect(Set(Architecture.all.map(\.name)).count == Architecture.all.count)
  }

  @Test func anUnknownNameIsAnsweredWithTheNearest() {
    let known = Architecture.all.map(\.name)
    #expect(throws: ArchitectureError.unknown(name: "xeption", nearest: ["xception"], known: known)) {
      try Architecture.named("xeption")
    }
    do {
      _ = try Architecture.named("xeption")
    } catch {
      #expect("\(error)" == "There is no network called \"xeption\". Did you mean \"xception\"?")
    }
    #expect(throws: ArchitectureError.self) { try Architecture.named("mobilenet_0.6") }
    #expect(throws: ArchitectureError.self) { try Architecture.named("") }
  }

  @Test func poolingAndTopDecideTheOutput() throws {
    let architecture = Architecture.xception
    #expect(try architecture.build().outputShape == [1000])
    #expect(try architecture.build(classes: 7).outputShape == [7])
    #expect(try architecture.build(includeTop: false).outputShape == [nil, nil, 2048])
    #expect(try architecture.build(includeTop: false, inputShape: [224, 224, 3]).outputShape == [7, 7, 2048])
    let pooled = try architecture.build(includeTop: false, pooling: .max)
    #expect(pooled.outputShape == [2048] && pooled.layers.last?.name == "global_max_pooling2d")
    let named = try Architecture.resNet50.build(includeTop: false, pooling: .max)
    #expect(named.layers.last?.name == "max_pool")
    // A window is as large as Keras allows, and no smaller.
    #expect(try Architecture.vgg16.build(inputShape: [32, 48, 3], classes: 2).outputShape == [2])
    #expect(try Architecture.mobileNet.build(inputShape: [160, 160, 3]).name == "mobilenet_1.00_160")
    #expect(try Architecture.mobileNet(alpha: 0.25).build(includeTop: false).name == "mobilenet_0.25_224")
  }

  @Test(arguments: Architecture.all) func smallestPicturesAndAnyChannels(_ architecture: Architecture) throws {
    let size = architecture.facts.minimumSize
    let small = try architecture.build(includeTop: false, pooling: .average, inputShape: [size, size, 3])
    #expect(small.outputShape == [architecture.facts.featureCount])
    #expect(
      throws: ArchitectureError.tooSmall(architecture: architecture.name, minimum: size, found: [size, size - 1, 3])
    ) {
      try architecture.build(includeTop: false, inputShape: [size, size - 1, 3])
    }
    #expect(throws: ArchitectureError.channels(architecture: architecture.name, found: 1)) {
      try architecture.build(includeTop: false, inputShape: [size, size, 1], forImageNet: true)
    }
    // ConvNeXt's normalization of its own is for three channels, in Keras too.
    guard architecture.name != "convNeXtTiny" else { return }
    let grey = try architecture.build(includeTop: false, inputShape: [size, size, 1])
    #expect(grey.inputShape == [size, size, 1] && grey.parameterCount < small.parameterCount)
  }

  @Test func wrongPicturesAreRefused() {
    let xception = Architecture.xception
    for shape: PartialShape in [[224, 224], [224, 224, nil], [224, 224, 0], [1, 224, 224, 3]] {
      #expect(throws: ArchitectureError.inputShape(architecture: "xception", found: shape)) {
        try xception.build(inputShape: shape)
      }
    }
    #expect(throws: ArchitectureError.unknownSize(architecture: "xception", found: [nil, nil, 3])) {
      try xception.build(inputShape: [nil, nil, 3])
    }
    #expect(throws: ArchitectureError.classes(0)) { try xception.build(classes: 0) }
    for alpha in [0, -1, 0.001, .nan, .infinity, 1e300] {
      #expect(throws: ArchitectureError.self) { try Architecture.mobileNet(alpha: alpha).build() }
    }
    for alpha in [0, -1, 101, .nan, .infinity, 1e300] {
      #expect(throws: ArchitectureError.self) { try Architecture.mobileNetV2(alpha: alpha).build() }
    }
  }

  @Test func errorsSayWhatToDo() {
    #expect(
      "\(ArchitectureError.tooSmall(architecture: "vgg16", minimum: 32, found: [31, nil, 3]))"
        == "vgg16 takes pictures of at least 32 by 32 pixels, but inputShape is [31, nil, 3]. Enlarge the pictures.")
  }

  @Test(arguments: Architecture.all) func factsAreThoseOfTheModel(_ architecture: Architecture) throws {
    let facts = architecture.facts
    #expect(try architecture.build().parameterCount == facts.parameterCount)
    let base = try architecture.build(includeTop: false, pooling: .average)
    #expect(base.outputShape == [facts.featureCount])
    #expect(facts.citation.contains("arXiv:"))
    #expect(architecture.parameterCount == facts.parameterCount, "facts are read from the architecture too")
    #expect((facts.top1 == nil) == (facts.megabytes == nil))
    if let megabytes = facts.megabytes {
      // A file holds four bytes a parameter and little else, but for EfficientNetB0's, where Keras's table has 29 MB.
      let ratio = megabytes / (Double(facts.parameterCount) * 4 / 1_048_576)
      #expect((0.95...1.45).contains(ratio), "\(ratio)")
    }
    if let top1 = facts.top1, let top5 = facts.top5 { #expect(0.7 < top1 && top1 < top5 && top5 < 0.96) }
  }

  /// The numbers that the issue's learner sees: a frozen ResNet50 with a head for two classes.
  @Test func aFrozenResNet50WithAHeadSaysWhatIsTrained() throws {
    let base = try Architecture.resNet50.build(includeTop: false, pooling: .average)
    base.isTrainable = false
    let footer = Sequential(base, Dense(2, activation: .softmax)).summary().footer
    #expect(
      footer == [
        "Total params: 23,591,810 (90.00 MB)", "Trainable params: 4,098 (16.01 KB)",
        "Non-trainable params: 23,587,712 (89.98 MB)",
      ])
  }

  @Test func summariesAreMadeWithoutDelay() throws {
    let clock = ContinuousClock()
    let fastest = try (0..<3).map { _ in
      try clock.measure { _ = try Architecture.resNet152.build().summary().description }
    }.min()
    // About 0.03 s on an idle machine; a busy one may take some times that.
    let limit = Duration.seconds(1)
    #expect(try #require(fastest) < limit)
  }

  /// What is kept of a picture does not depend on which pictures were beside it: it would differ from run to run.
  @Test(arguments: Architecture.all) func featuresDoNotDependOnTheBatch(_ architecture: Architecture) throws {
    let model = try architecture.build(includeTop: false, pooling: .average, inputShape: [96, 96, 3])
    try model.setWeights(HashWeights.weights(of: model, k: 1.25))
    let pictures = architecture.preprocessing(HashWeights.pictures("input", 9, 96, 96))
    let body = Predictor(model).body
    let together = try body(pictures, isKept: true)
    #expect(together.max > 0 && together.row(0) != together.row(1))
    func isClose(_ found: Tensor, _ expected: Tensor) -> Bool {
      (found - expected).map(abs).max <= 1e-5 * together.map(abs).max
    }
    // Pictures that nobody keeps are computed in other pieces: kernels may be others, and with them the last bits.
    #expect(try isClose(model.predict(pictures), together))
    for rows in [[0], [4, 8], [2, 0, 3], [8, 7, 6, 5, 4, 3]] {
      #expect(try body(pictures.rows(rows), isKept: true) == together.rows(rows), "to the last bit")
      #expect(try isClose(model.predict(pictures.rows(rows)), together.rows(rows)))
    }
  }
}
