import Foundation
import NeuralNetworks
import Tensors
import TestSupport
import Testing

@testable import Architectures

/// Xception against Keras 3.15 on weights derived from the same hash.
@Suite(.enabled(if: Shared.isHere, "\(Shared.absence)"))
struct XceptionTests {
  struct Golden: Decodable {
    struct Array: Decodable {
      let offset: Int
      let shape: [Int]
    }
    let k: Double
    let arrays: [String: Array]
    let totalParams, trainableParams, notopTotalParams: Int
  }

  struct GoldenLayer: Decodable {
    struct Weight: Decodable, Equatable {
      let name: String
      let shape: [Int]
      init(name: String, shape: [Int]) { (self.name, self.shape) = (name, shape) }
      init(from decoder: Decoder) throws {
        var list = try decoder.unkeyedContainer()
        self.init(name: try list.decode(String.self), shape: try list.decode([Int].self))
      }
    }
    let name, cls: String
    let out: [Int?]
    let params: Int
    let inputs: [String]
    let weights: [Weight]?
  }

  let golden: Golden
  let numbers: Data

  init() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    golden = try decoder.decode(Golden.self, from: Shared.data("golden/models/Xception.json"))
    numbers = try Shared.data("golden/models/Xception.f32")
  }

  func array(_ name: String) -> Tensor {
    let array = golden.arrays[name]!
    return Tensor(uninitializedShape: Shape(array.shape)) { scalars in
      _ = numbers.dropFirst(array.offset).copyBytes(to: UnsafeMutableRawBufferPointer(scalars))
    }
  }

  /// The largest difference, relative to the largest expected number.
  func deviation(_ found: Tensor, _ expected: Tensor) -> Float {
    guard found.shape == expected.shape else { return .infinity }
    return (found - expected).map { $0.isNaN ? .infinity : abs($0) }.max / expected.map(abs).max
  }

  @Test func everyLayerIsKerass() throws {
    let expected = try JSONDecoder().decode([GoldenLayer].self, from: Shared.data("golden/models/Xception.layers.json"))
    let model = try Architecture.xception.build()
    let summary = model.summary()
    #expect(model.layers.count == expected.count && summary.rows.count == expected.count)
    for ((layer, row), golden) in zip(zip(model.layers, summary.rows), expected) {
      #expect(layer.name == golden.name && layer.className == golden.cls)
      #expect(layer.parameterCount == golden.params, "\(golden.name)")
      #expect(row[1] == PartialShape(Array(golden.out.dropFirst())).description, "\(golden.name)")
      let inputs = golden.inputs.isEmpty ? "-" : golden.inputs.map { $0 + "[0][0]" }.joined(separator: ", ")
      #expect(row[3] == inputs, "\(golden.name)")
      let weights = layer.variables.map { GoldenLayer.Weight(name: $0.name, shape: $0.shape.dimensions) }
      #expect(weights == golden.weights ?? [], "\(golden.name)")
    }
    #expect(model.parameterCount == golden.totalParams)
    #expect(model.trainableParameterCount == golden.trainableParams)
    #expect(summary.footer.first == "Total params: 22,910,480 (87.40 MB)")
    #expect(Architecture.xception.parameterCount == golden.totalParams)
  }

  @Test func picturesAreTheGoldenOnes() {
    let pictures = HashWeights.pictures("input", 2, 224, 224)
    #expect(Array(pictures.scalars.prefix(8)) == [84, 166, 173, 144, 214, 176, 136, 204])
    #expect(pictures.scalars.reduce(0.0) { $0 + Double($1) } == 38_067_915)
  }

  @Test func probabilitiesAreKerass() throws {
    let model = try Architecture.xception.build()
    try model.setWeights(HashWeights.weights(of: model, k: golden.k))
    let pictures = Preprocessing.tf(HashWeights.pictures("input", 2, 299, 299))
    #expect(deviation(try model.predict(pictures), array("softmax_f64")) < 1e-5)
  }

  @Test(arguments: [("features", 299, 299), ("features_150", 150, 150), ("features_rect", 131, 107)])
  func featuresAreKerass(_ name: String, _ height: Int, _ width: Int) throws {
    let model = try Architecture.xception.build(includeTop: false, pooling: .average)
    #expect(model.parameterCount == golden.notopTotalParams)
    try model.setWeights(HashWeights.weights(of: model, k: golden.k))
    let pictures = Preprocessing.tf(HashWeights.pictures("input", 2, height, width))
    #expect(deviation(try model.predict(pictures), array(name + "_f64")) < 1e-5)
  }
}
