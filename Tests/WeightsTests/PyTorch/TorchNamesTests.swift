import Architectures
import Foundation
import NeuralNetworks
import Tensors
import Testing

@testable import Weights

@Suite struct TorchNamesTests {
  private func torch(_ sizes: [Int]) -> TorchTensor {
    let count = sizes.reduce(1, *)
    let strides = sizes.indices.map { sizes[($0 + 1)...].reduce(1, *) }
    let data = Data(LegacyTorchWriter.bytes((0..<count).map(Float.init)))
    return TorchTensor(storage: data, element: .float, offset: 0, sizes: sizes, strides: strides)
  }

  private func network() -> [String: TorchTensor] {
    var result: [String: TorchTensor] = [:]
    func norm(_ name: String) {
      for part in ["weight", "bias", "running_mean", "running_var"] { result["\(name).\(part)"] = torch([2]) }
    }
    result["_conv_stem.weight"] = torch([2, 3, 1, 4])
    result["_conv_head.weight"] = torch([5, 2, 1, 1])
    result["_fc.weight"] = torch([3, 2])
    result["_fc.bias"] = torch([3])
    for block in 0..<16 {
      result["_blocks.\(block)._expand_conv.weight"] = torch([2, 2, 1, 1])
      result["_blocks.\(block)._depthwise_conv.weight"] = torch([2, 1, 3, 5])
      result["_blocks.\(block)._project_conv.weight"] = torch([2, 2, 1, 1])
      for index in 0..<3 { norm("_blocks.\(block)._bn\(index)") }
    }
    norm("_bn0")
    norm("_bn1")
    return result
  }

  @Test func namesShapesAndTranspositions() throws {
    let keras = try TorchNames.efficientNetLite0.keras(network(), file: "lite0.pth")
    // 49 convolutions (one a stem, head, 16 depthwise, 16 projections, 15 expansions) with 4 norm weights each, and 2 of Dense.
    #expect(keras.count == 49 * 5 + 2)
    #expect(keras["block1a_expand_conv/kernel"] == nil)
    for name in [
      "block1a_bn/gamma", "block4c_expand_bn/beta", "block6d_project_bn/moving_mean", "block7a_bn/moving_variance",
    ] {
      #expect(keras[name]?.shape == [2], "\(name)")
    }
    // OIHW (o, i, h, w) is at HWIO (h, w, i, o): element (o 1, i 2, h 0, w 3) is 1*12 + 2*4 + 3 = 23.
    let stem = try #require(keras["stem_conv/kernel"])
    #expect(stem.shape == [1, 4, 3, 2])
    #expect(stem.scalars[(3 * 3 + 2) * 2 + 1] == 23)
    let depthwise = try #require(keras["block1a_dwconv/kernel"])
    #expect(depthwise.shape == [3, 5, 2, 1])
    #expect(depthwise.scalars[(2 * 5 + 4) * 2 + 1] == 29)
    #expect(keras["predictions/kernel"]?.scalars == [0, 2, 4, 1, 3, 5])
  }

  @Test func aMissingWeightIsNamed() throws {
    var torch = network()
    torch["_blocks.7._bn1.bias"] = nil
    let error = #expect(throws: WeightsError.self) { try TorchNames.efficientNetLite0.keras(torch, file: "lite0.pth") }
    #expect(error?.description.contains("\"_blocks.7._bn1.bias\"") == true)
  }

  // MARK: MobileNetV2

  /// A network by the names of a table, each tensor as small as its axes allow.
  private func tiny(_ names: TorchNames, top: Int? = nil) -> [String: TorchTensor] {
    let rows = names.rows + (top.map { names.tops[$0] } ?? [])
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.source, torch([Int](repeating: 1, count: $0.axes.count))) })
  }

  private func keras(
    _ torch: [String: TorchTensor], layers: Set<String> = ["Conv1_pad"]
  ) throws -> [String: Tensor] {
    try TorchNames.keras(torch, for: layers, model: "v2", file: "v2.pth")
  }

  @Test func aFilesNamesChooseTheTable() throws {
    for names in TorchNames.all {
      #expect(TorchNames.all.filter { $0.knows(tiny(names).keys) }.map(\.subject) == [names.subject])
      for top in names.tops.indices {
        let found = try keras(tiny(names, top: top))
        #expect(found.count == names.rows.count + 2 && found["predictions/kernel"] != nil, "\(names.subject)")
      }
    }
  }

  @Test func bothWaysToNameMobileNetV2AreOneNetwork() throws {
    let architecture = try Architecture.named("mobileNetV2Torch")
    let model = try Model(architecture, weights: .random(seed: 0), includeTop: false)
    let wanted = Set(model.layers.flatMap { layer in layer.variables.map { "\(layer.name)/\($0.name)" } })
    for names in [TorchNames.mobileNetV2Torchvision, .mobileNetV2Sequential] {
      #expect(Set(names.rows.map(\.target)) == wanted, "\(names.subject)")
    }
    // As torchvision 0.20 and pytorch-mobilenet-v2 list them.
    let (vision, sequential) = (TorchNames.mobileNetV2Torchvision.rows, TorchNames.mobileNetV2Sequential.rows)
    func source(_ rows: [TorchNames.Row], _ target: String) -> String? { rows.first { $0.target == target }?.source }
    for (target, visions, sequentials) in [
      ("Conv1/kernel", "features.0.0.weight", "features.0.0.weight"),
      ("expanded_conv_depthwise/kernel", "features.1.conv.0.0.weight", "features.1.conv.0.weight"),
      ("expanded_conv_project/kernel", "features.1.conv.1.weight", "features.1.conv.3.weight"),
      ("expanded_conv_project_BN/beta", "features.1.conv.2.bias", "features.1.conv.4.bias"),
      ("block_1_expand_BN/gamma", "features.2.conv.0.1.weight", "features.2.conv.1.weight"),
      ("block_16_depthwise/kernel", "features.17.conv.1.0.weight", "features.17.conv.3.weight"),
      ("block_16_project_BN/moving_variance", "features.17.conv.3.running_var", "features.17.conv.7.running_var"),
      ("Conv_1_bn/moving_mean", "features.18.1.running_mean", "features.18.1.running_mean"),
    ] {
      #expect(source(vision, target) == visions && source(sequential, target) == sequentials)
    }
  }

  @Test func aWrapperAndCountsOfBatchesDoNotMatter() throws {
    var torch = tiny(.mobileNetV2Torchvision)
    torch["features.18.1.num_batches_tracked"] = self.torch([])
    let wrapped = Dictionary(uniqueKeysWithValues: torch.map { ("module.\($0)", $1) })
    #expect(try Set(keras(wrapped).keys) == Set(keras(torch).keys))
  }

  @Test func kerassOwnMobileNetV2ComputesSomethingElse() throws {
    let error = #expect(throws: WeightsError.self) { try keras(tiny(.mobileNetV2Torchvision), layers: ["Conv1"]) }
    #expect(
      error?.description.contains("MobileNetV2 by torchvision, which Lectern builds as .mobileNetV2Torch") == true)
  }

  // MARK: What no table knows

  @Test(arguments: [
    (["_blocks.0._se_reduce.weight"], "an EfficientNet with squeeze-and-excitation, not a Lite one"),
    (["conv1.weight", "layer1.0.conv3.weight"], "a ResNet with bottlenecks"),
    (["features.denseblock1.denselayer1.norm1.weight"], "a DenseNet"),
    (["some.weight", "other.bias"], "it holds \"other.bias\", \"some.weight\""),
  ])
  func itIsSaidWhatItSeemsToHold(names: [String], words: String) throws {
    var torch = names[0].hasPrefix("_blocks") ? tiny(.efficientNetLite0) : [:]
    for name in names { torch[name] = self.torch([1]) }
    let error = #expect(throws: WeightsError.self) { try keras(torch) }
    let text = try #require(error?.description)
    #expect(text.contains(words) && text.contains("EfficientNet-Lite0 by EfficientNet-PyTorch"), "\(text)")
    #expect(text.contains("MobileNetV2 by torchvision"))
  }
}
