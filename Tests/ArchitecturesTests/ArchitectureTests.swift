import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Architectures

struct ArchitectureTests {
  @Test(arguments: ["efficientNetLite0", "EfficientNet-Lite0", "efficientnet_lite0"])
  func namesAreFoundHoweverTheyAreSpelt(_ name: String) throws {
    #expect(try Architecture.named(name).name == "efficientNetLite0")
  }

  @Test func anUnknownNameIsAnsweredWithTheNearest() {
    #expect(
      throws: ArchitectureError.unknown(
        name: "xeption", nearest: ["xception"], known: ["efficientNetLite0", "xception"])
    ) {
      try Architecture.named("xeption")
    }
    do {
      _ = try Architecture.named("xeption")
    } catch {
      #expect("\(error)" == "There is no network called \"xeption\". Did you mean \"xception\"?")
    }
  }

  @Test func poolingAndTopDecideTheOutput() throws {
    let architecture = Architecture.xception
    #expect(try architecture.build().outputShape == [1000])
    #expect(try architecture.build(classes: 7).outputShape == [7])
    #expect(try architecture.build(includeTop: false).outputShape == [nil, nil, 2048])
    #expect(try architecture.build(includeTop: false, inputShape: [224, 224, 3]).outputShape == [7, 7, 2048])
    let pooled = try architecture.build(includeTop: false, pooling: .max)
    #expect(pooled.outputShape == [2048] && pooled.layers.last?.name == "global_max_pooling2d")
  }

  @Test func wrongPicturesAreRefused() {
    #expect(throws: ArchitectureError.inputShape(architecture: "xception", found: [224, 224, 4])) {
      try Architecture.xception.build(inputShape: [224, 224, 4])
    }
    #expect(throws: ModelError.self) { try Architecture.xception.build(inputShape: [2, 2, 3]) }
    #expect(throws: ArchitectureError.classes(0)) { try Architecture.xception.build(classes: 0) }
  }

  /// What is kept of a picture must not depend on which pictures were beside it.
  @Test(arguments: Architecture.all) func featuresDoNotDependOnTheBatch(_ architecture: Architecture) throws {
    let model = try architecture.build(includeTop: false, pooling: .average, inputShape: [96, 96, 3])
    try model.setWeights(HashWeights.weights(of: model, k: 1.25))
    let pictures = architecture.preprocessing(HashWeights.pictures("input", 9, 96, 96))
    let together = try model.predict(pictures)
    #expect(together.max > 0 && together.row(0) != together.row(1))
    for rows in [[0], [4, 8], [2, 0, 3], [8, 7, 6, 5, 4, 3]] {
      #expect(try model.predict(pictures.rows(rows)) == together.rows(rows), "to the last bit")
    }
  }
}
