import Tensors
import Testing

@testable import Weights

@Suite struct PairingTests {
  private let pairing = Pairing(file: "old.h5", model: "net")

  private func wanted(_ name: String, _ shape: Shape) -> ModelLayer {
    ModelLayer(name: name, className: "Conv2D", variables: [("kernel", shape)])
  }

  private func stored(_ name: String, _ shape: Shape) -> StoredLayer {
    StoredLayer(name: name, weights: [StoredWeight(name: "kernel", layer: name, shape: shape, place: name)])
  }

  private func places(_ model: [ModelLayer], _ file: [StoredLayer]) throws -> [String] {
    try pairing.weights(of: model, from: file).map(\.place)
  }

  @Test func namesGoBeforeOrderAndNumberedLayersPairInOrder() throws {
    let model = [wanted("conv2d", [2]), wanted("stem", [2]), wanted("conv2d_1", [2])]
    let file = [stored("stem", [2]), stored("convolution2d_4", [2]), stored("convolution2d_9", [2])]
    #expect(try places(model, file) == ["convolution2d_4", "stem", "convolution2d_9"])
  }

  @Test func olderNamesGoBeforeOrder() throws {
    // Two of equal shape that Keras itself swaps.
    let model = [
      wanted("conv2_block1_1_conv", [1]), wanted("conv2_block1_0_conv", [2]), wanted("conv2_block1_3_conv", [2]),
    ]
    let file = [stored("res2a_branch2a", [1]), stored("res2a_branch2c", [2]), stored("res2a_branch1", [2])]
    #expect(try places(model, file) == ["res2a_branch2a", "res2a_branch1", "res2a_branch2c"])
  }

  @Test(arguments: [
    ("conv1", "conv1_conv"), ("bn_conv1", "conv1_bn"), ("res2a_branch2a", "conv2_block1_1_conv"),
    ("bn5c_branch2c", "conv5_block3_3_bn"), ("res4b22_branch2b", "conv4_block23_2_conv"),
    ("bn3b7_branch1", "conv3_block8_0_bn"), ("fc1000", "predictions"), ("other", "other"), ("res2a", "res2a"),
  ])
  func olderNames(_ old: String, _ today: String) {
    #expect(OlderNames.today(old, file: [stored("res2a_branch2a", [1])]) == today)
    #expect(OlderNames.today(old, file: [stored("conv1", [1])]) == old, "the file is not of that release")
  }

  @Test func orderIsTheLastResort() throws {
    let model = [wanted("a", [2]), wanted("b", [3])]
    #expect(try places(model, [stored("x", [2]), stored("y", [3])]) == ["x", "y"])
    #expect(throws: WeightsError.self) { try places(model, [stored("x", [3]), stored("y", [2])]) }
    #expect(throws: WeightsError.self) { try places(model, [stored("x", [2]), stored("y", [3]), stored("z", [3])]) }
  }

  @Test func whatComesAfterMayBeLeftOver() throws {
    let model = [wanted("a", [2]), wanted("b", [3])]
    #expect(try places(model, [stored("a", [2]), stored("b", [3]), stored("predictions", [9])]) == ["a", "b"])
    #expect(
      throws: WeightsError.mismatch(
        Mismatch(file: "old.h5", model: "net", layer: "between", expected: "no such layer", found: "1 weights"))
    ) { try places(model, [stored("a", [2]), stored("between", [9]), stored("b", [3])]) }
  }

  @Test func anotherShapeIsNamed() {
    let error = #expect(throws: WeightsError.self) {
      try places([wanted("stem", [3, 3, 3, 32])], [stored("stem", [3, 3, 3, 16])])
    }
    #expect(
      error?.description
        == "old.h5 does not fit the model \"net\": at the layer \"stem\" the model has kernel (3, 3, 3, 32), the file has "
        + "kernel (3, 3, 3, 16).")
  }

  @Test func aMissingLayerIsNamed() {
    let error = #expect(throws: WeightsError.self) {
      try places([wanted("stem", [3]), wanted("top", [4])], [stored("stem", [3])])
    }
    #expect(
      error?.description
        == "old.h5 does not fit the model \"net\": at the layer \"top\" the model has 1 weights, the file has no such layer."
    )
    #expect(throws: WeightsError.self) { try places([wanted("stem", [3])], []) }
  }

  /// A model within a model, whose weights an older file lists flat: all learned ones first unless it was frozen.
  @Test func modelsWithinPairByNameOrInEitherOrder() throws {
    func layer(_ name: String) -> ModelLayer {
      ModelLayer(name: name, className: "BatchNormalization", variables: [("gamma", [2]), ("moving_mean", [2])])
    }
    let model = [ModelLayer(name: "base", className: "Functional", layers: [layer("a"), layer("b")])]
    func file(_ owner: String, _ paths: [(String, String)]) -> [StoredLayer] {
      [
        StoredLayer(
          name: owner, weights: paths.map { StoredWeight(name: $1, layer: $0, shape: [2], place: "\($0)/\($1)") })
      ]
    }
    let trainable = [("a", "gamma"), ("b", "gamma"), ("a", "moving_mean"), ("b", "moving_mean")]
    let wanted = ["a/gamma", "a/moving_mean", "b/gamma", "b/moving_mean"]
    #expect(try places(model, file("base", trainable)) == wanted)
    #expect(try places(model, file("base", [trainable[0], trainable[2], trainable[1], trainable[3]])) == wanted)
  }
}
