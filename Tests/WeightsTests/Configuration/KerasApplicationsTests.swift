import Architectures
import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Weights

/// Keras describes networks of its own, and what is made of that is the network that Lectern has under the name.
@Suite(.enabled(if: KerasInstallation.isHere, "\(KerasInstallation.absence)")) struct KerasApplicationsTests {
  private static let script = """
    import json, os, sys
    import keras
    for name in sys.argv[2:]:
        keras.backend.clear_session()
        model = getattr(keras.applications, name)(weights=None)
        with open(os.path.join(sys.argv[1], name + ".json"), "w") as file:
            json.dump(keras.saving.serialize_keras_object(model), file)
    """

  /// One of each kind of layer that the applications have: the others are made of the same.
  private static let names = ["MobileNetV2", "ConvNeXtTiny", "EfficientNetB0", "ResNet50V2"]

  @Test func descriptionsAreTheNetworks() throws {
    let scratch = try ScratchFolder()
    try KerasInstallation.found.get().run(Self.script, [scratch.url.path] + Self.names)
    for name in Self.names { try check(name, scratch.url.appendingPathComponent("\(name).json")) }
  }

  private func check(_ name: String, _ file: URL) throws {
    let json = try JSONValue(json: Data(contentsOf: file))
    let read = try ModelDecoder(file: name).model(json)
    let own = try Model(.named(name), weights: .random())
    func rows(_ model: Model) -> [String] {
      model.layers.map { "\($0.className) \($0.name) \($0.parameterCount)" }
    }
    // An input's size and the names of operations are nobody's concern.
    #expect(rows(read).filter { !$0.hasPrefix("Add add") } == rows(own).filter { !$0.hasPrefix("Add add") }, "\(name)")
    #expect(read.outputShape == own.outputShape && read.parameterCount == own.parameterCount, "\(name)")
    // And what is written of it is what was read.
    let again = try ModelDecoder(file: name).model(ModelEncoder(isLegacy: false).model(read))
    #expect(again.summary() == read.summary(), "\(name)")
  }
}
