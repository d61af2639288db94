import Foundation
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
}
