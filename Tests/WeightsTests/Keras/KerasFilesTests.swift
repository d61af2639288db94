import Foundation
import Tensors
import TestSupport
import Testing

@testable import Weights

/// Every file that Keras wrote holds weights that follow from their names alone.
@Suite(.enabled(if: Shared.isHere, "\(Shared.absence)")) struct KerasFilesTests {
  private func expect(_ tensors: [String: Tensor], k: Double, count: Int, tolerance: Float = 0) {
    #expect(tensors.count == count)
    for (path, tensor) in tensors {
      let parts = path.split(separator: "/").suffix(2)
      let key = parts.joined(separator: "/")
      let gain = k == 1.25 && key == "conv1_conv/kernel" ? 0x1p-6 : 1
      let expected = HashWeights.tensor(
        key, shape: tensor.shape, isDepthwise: key.contains("_dw_"), k: k, gain: gain)
      let worst = zip(tensor.scalars, expected.scalars).map { abs($0 - $1) }.max() ?? 0
      #expect(worst <= tolerance, "\(path) \(tensor.shape)")
    }
  }

  private func h5(_ name: String) throws -> HDF5File { try HDF5File(contentsOf: Shared.url("golden/formats/\(name)")) }

  @Test func keras3WeightsByTheirNames() throws {
    // 27 convolutions, each with a batch norm of four.
    let tensors = try Keras3Weights(h5("mobilenet025_k3.weights.h5")).tensors()
    expect(tensors, k: 3, count: 27 * 5)
    #expect(tensors["conv_dw_1/kernel"]?.shape == [3, 3, 8, 1])
    #expect(tensors["conv_pw_13/kernel"]?.shape == [1, 1, 256, 256])
  }

  @Test func kerasArchive() throws {
    let archive = try KerasArchive(contentsOf: Shared.url("golden/formats/mobilenet025_k3.keras"))
    #expect(archive.layers.first?.className == "InputLayer")
    expect(try archive.tensors(), k: 3, count: 27 * 5)
  }

  @Test(arguments: ["nested_k3_trainable.keras", "nested_k3_optimizer_adam.keras"])
  func archiveWithAnInnerModel(name: String) throws {
    let archive = try KerasArchive(contentsOf: Shared.url("golden/formats/\(name)"))
    let all = try archive.tensors()
    #expect(all["resnet_tiny/conv1_conv/kernel"]?.shape == [7, 7, 3, 64])
    #expect(all["head/kernel"]?.shape == [64, 2])
    let inner = try archive.tensors(inside: "resnet_tiny")
    #expect(inner.count == all.count - 2)
    #expect(inner["conv1_conv/kernel"]?.scalars == all["resnet_tiny/conv1_conv/kernel"]?.scalars)
    if name.contains("trainable") { expect(all, k: 1.25, count: 74) }
    #expect(throws: WeightsError.self) { try archive.tensors(inside: "resnet") }
  }

  @Test func nestedWeightsByTheirNames() throws {
    let tensors = try Keras3Weights(h5("nested_k3_frozen.weights.h5")).tensors()
    expect(tensors, k: 1.25, count: 74)
    #expect(tensors["resnet_tiny/conv1_bn/moving_variance"] != nil)
  }

  @Test(arguments: ["mobilenet025_tfk_weights.h5", "mobilenet025_tfk_whole.h5", "mobilenet025_k3_whole.h5"])
  func legacyFiles(name: String) throws {
    let file = try h5(name)
    #expect(try LegacyKerasWeights.fits(file) && !Keras3Weights.fits(file))
    expect(try LegacyKerasWeights(file).tensors(), k: 3, count: 27 * 5)
  }

  @Test func legacyFileOfHalvesDeflatedAndShuffled() throws {
    expect(try LegacyKerasWeights(h5("mobilenet025_tfk_f16_gzip.h5")).tensors(), k: 3, count: 27 * 5, tolerance: 4e-3)
  }

  @Test(arguments: [
    "nested_k3_frozen.h5", "nested_k3_trainable.h5", "nested_tfk_frozen_whole.h5", "nested_tfk_optimizer_whole.h5",
    "nested_tfk_trainable_weights.h5", "nested_tfk_trainable_whole.h5", "nested_tfk_weights_splitattrs.h5",
  ])
  func legacyFilesWithAnInnerModel(name: String) throws {
    let tensors = try LegacyKerasWeights(h5(name)).tensors()
    if name.contains("optimizer") {
      #expect(tensors.count == 74)
    } else {
      expect(tensors, k: 1.25, count: 74)
    }
    #expect(tensors["resnet_tiny/conv1_bn/moving_mean"] != nil)
  }

  @Test func theOldestNamesAreTodays() throws {
    let file = try LegacyKerasWeights(h5("resnet_stage2_oldnames_v01.h5"))
    #expect(
      try file.layers().map(\.name).suffix(4) == ["res2a_branch2c", "res2a_branch1", "bn2a_branch2c", "bn2a_branch1"])
    let tensors = try file.tensors()
    #expect(tensors["res2a_branch1/kernel"]?.shape == [1, 1, 64, 256])
    for variable in ["gamma", "beta", "moving_mean", "moving_variance"] {
      #expect(tensors["bn2a_branch1/\(variable)"] != nil)
    }
  }

  @Test func aLargeFileOfConstants() throws {
    let file = try LegacyKerasWeights(h5("resnet50_notop_tfk_structure_const.h5"))
    #expect(try file.tensors().values.reduce(0) { $0 + $1.count } == 23_587_712)
  }

  @Test func aRealNetwork() throws {
    let file = try HDF5File(contentsOf: Shared.url("weights/mobilenet_v1_0.25_224.h5"))
    #expect(try LegacyKerasWeights(file).tensors().count == 27 * 5 + 2)
  }

  @Test func aLinkToElsewhereOrAMissingGroupIsAnError() throws {
    let file = try h5("mobilenet025_k3.weights.h5")
    #expect(try file.texts("name", of: "layers/dense_77/vars") == nil)
    #expect(try file.members(of: "nowhere").isEmpty)
    let error = #expect(throws: WeightsError.self) { try file.tensor(at: "layers/conv2d/vars/9") }
    #expect(error?.description.contains("layers/conv2d/vars/9") == true)
    #expect(throws: WeightsError.self) { try file.tensor(at: "layers/conv2d") }
  }

  @Test func cutFilesThrow() throws {
    let scratch = try ScratchFolder()
    let whole = [UInt8](try Data(contentsOf: Shared.url("golden/formats/nested_k3_frozen.weights.h5")))
    let keras = [UInt8](try Data(contentsOf: Shared.url("golden/formats/nested_k3_trainable.keras")))
    for part in 0..<40 {
      let cut = try scratch.write("cut.h5", Array(whole.prefix(whole.count * part / 40)))
      #expect(throws: WeightsError.self) { _ = try Keras3Weights(HDF5File(contentsOf: cut)).tensors() }
      let cutKeras = try scratch.write("cut.keras", Array(keras.prefix(keras.count * part / 40)))
      #expect(throws: WeightsError.self) { _ = try KerasArchive(contentsOf: cutKeras).tensors() }
    }
  }
}
