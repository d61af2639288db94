import Files
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Architectures
@testable import NeuralNetworks

/// The networks that the shared golden folder does not have, against Keras: `Golden/README.md` says how that was made.
@Suite(.serialized)
struct KerasTableTests {
  struct Golden: Decodable, CustomTestStringConvertible {
    let model, modelName, digest: String
    let alpha: Double?
    let k: Double
    let gains: [String: Double]
    let layers, total, trainable, bareTotal, bareTrainable: Int
    let lines: [String: String]
    let shape: [Int]
    let mean, std: Double
    let largest: Float
    let first8, last8: [Float]

    var testDescription: String { alpha.map { "\(model) alpha \($0)" } ?? model }
  }

  static let goldens: [Golden] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/keras.json")
    return (try? JSONDecoder().decode([Golden].self, from: Data(contentsOf: file))) ?? []
  }()

  @Test func theFileHoldsModels() { #expect(Self.goldens.count == 17) }

  @Test(arguments: goldens) func everyLayerIsKerass(_ golden: Golden) throws {
    let architecture = try Architecture.named(golden.testDescription)
    let model = try architecture.build()
    if golden.model != "MobileNetV2Torch" {
      #expect(model.name == golden.modelName && architecture.modelName == golden.modelName)
    }
    let lines = model.layers.map(line)
    for (index, expected) in golden.lines {
      let index = try #require(Int(index))
      #expect(index < lines.count && lines[index] == expected)
    }
    #expect(lines.count == golden.layers)
    #expect(Digest.hex(lines.joined(separator: "\n")) == golden.digest)
    #expect(model.parameterCount == golden.total && architecture.facts.parameterCount == golden.total)
    #expect(model.trainableParameterCount == golden.trainable)
  }

  @Test(arguments: goldens) func featuresAreKerass(_ golden: Golden) throws {
    let architecture = try Architecture.named(golden.testDescription)
    let model = try architecture.build(includeTop: false, pooling: .average, inputShape: [131, 107, 3])
    #expect(model.parameterCount == golden.bareTotal && model.trainableParameterCount == golden.bareTrainable)
    try model.setWeights(HashWeights.weights(of: model, k: golden.k, gains: golden.gains))
    let features = try model.predict(architecture.facts.preprocessing(HashWeights.pictures("input", 2, 131, 107)))
    #expect(features.shape.dimensions == golden.shape && architecture.facts.featureCount == golden.shape[1])
    func deviation(_ found: some Sequence<Float>, _ expected: [Float]) -> Float {
      (zip(found, expected).map { ($0 - $1).isNaN ? .infinity : abs($0 - $1) }.max() ?? 0) / golden.largest
    }
    #expect(deviation(features.scalars.prefix(8), golden.first8) < 1e-4)
    #expect(deviation(features.scalars.suffix(8), golden.last8) < 1e-4)
    let count = Double(features.shape.count)
    let mean = features.scalars.reduce(0.0) { $0 + Double($1) } / count
    let squares = features.scalars.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    #expect(abs(mean - golden.mean) < 1e-4 * golden.std)
    #expect(abs((squares / count).squareRoot() - golden.std) < 1e-4 * golden.std)
  }

  /// A layer as `Golden/make.py` writes it.
  private func line(_ layer: Layer) -> String {
    let shape = layer.output.shape.dimensions.map { $0.map(String.init) ?? "nil" }.joined(separator: ",")
    let inputs = layer.output.node.inputs.map(\.layer.name)
    let weights = layer.variables.map {
      "\($0.name):" + $0.shape.dimensions.map(String.init).joined(separator: "x")
    }
    func list(_ parts: [String]) -> String { parts.isEmpty ? "-" : parts.joined(separator: "+") }
    return [
      layer.name, layer.className, "[\(shape)]", "\(layer.parameterCount)", list(inputs), list(weights),
    ].joined(separator: " ")
  }
}
