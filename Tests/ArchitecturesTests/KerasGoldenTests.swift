import Foundation
import TestSupport
import Testing

@testable import Architectures
@testable import NeuralNetworks
@testable import Tensors

/// Every network that the golden folder has, against Keras 3.15 on weights derived from the same hash.
///
/// Layer by layer without any fusion, because shapes do not notice a missing ReLU; then what the compiled plans make.
@Suite(.serialized, .enabled(if: Shared.isHere, "\(Shared.absence)"))
struct KerasGoldenTests {
  /// How far numbers may be from Keras's, relative to the largest.
  static let tolerance: Float = 1e-4

  @Test func theFolderHoldsModels() { #expect(GoldenModel.names.contains("ResNet50")) }

  @Test func picturesAreTheGoldenOnes() throws {
    let golden = try GoldenModel.named("ResNet50")
    let pictures = HashWeights.pictures("input", 2, 224, 224)
    #expect(Array(pictures.scalars.prefix(8)) == golden.inputFirst8)
    #expect(pictures.scalars.reduce(0.0) { $0 + Double($1) } == golden.inputSum)
  }

  @Test(arguments: GoldenModel.names) func everyLayerIsKerass(_ name: String) throws {
    let golden = try GoldenModel.named(name)
    let architecture = try architecture(name)
    let model = try architecture.build()
    let (summary, rows) = (model.summary(), try golden.rows())
    #expect(model.name == golden.modelName && architecture.modelName == golden.modelName)
    #expect(architecture.facts.defaultSize == golden.inputSize)
    #expect(model.layers.map(\.name) == rows.map(\.name))
    for ((layer, shown), row) in zip(zip(model.layers, summary.rows), rows) {
      #expect(layer.name == row.name && layer.className == row.cls)
      #expect(layer.parameterCount == row.params, "\(row.name)")
      #expect(shown[1] == PartialShape(Array(row.out.dropFirst())).description, "\(row.name)")
      let inputs = row.inputs.map { $0 + "[0][0]" }.joined(separator: ", ")
      if shown.count > 3 { #expect(shown[3] == (inputs.isEmpty ? "-" : inputs), "\(row.name)") }
      let inner = (layer as? Model).map { $0.layers.filter { !($0 is InputLayer) } } ?? []
      #expect(inner.map(\.name) == (row.sub ?? []).filter { $0.cls != "InputLayer" }.map(\.name))
      for (layer, expected) in zip(inner, (row.sub ?? []).filter { $0.cls != "InputLayer" }) {
        #expect(layer.className == expected.cls && layer.parameterCount == expected.params)
        #expect(weights(of: layer) == expected.weights, "\(expected.name)")
      }
      if inner.isEmpty { #expect(weights(of: layer) == row.weights ?? [], "\(row.name)") }
    }
    #expect(model.parameterCount == golden.totalParams && architecture.facts.parameterCount == golden.totalParams)
    #expect(model.trainableParameterCount == golden.trainableParams)
    let base = try architecture.build(includeTop: false, pooling: .average)
    #expect(base.parameterCount == golden.notopTotalParams)
    #expect(base.trainableParameterCount == golden.notopTrainableParams)
    #expect(base.layers.count == golden.notopLayerCount + rows.count { $0.op == true })
    #expect(base.outputShape == [architecture.facts.featureCount])
  }

  @Test(arguments: GoldenModel.names) func everyNumberIsKerass(_ name: String) throws {
    let golden = try GoldenModel.named(name)
    let numbers = try Shared.data("golden/models/\(name).f32")
    let architecture = try architecture(name)
    #expect(architecture.facts.preprocessing.name == golden.preprocess)
    let model = try architecture.build()
    var weights = HashWeights.weights(of: model, k: golden.k, gains: golden.gains)
    try model.setWeights(weights)
    func pictures(_ height: Int, _ width: Int) -> Tensor {
      architecture.facts.preprocessing(HashWeights.pictures("input", 2, height, width))
    }

    let input = pictures(golden.inputSize, golden.inputSize)
    #expect(deviation(Array(input.scalars.prefix(8)), golden.preprocessedFirst8) < 1e-6)
    try compareLayers(of: model, on: input, with: golden.rows())
    let softmax = try model.predict(input)
    #expect(deviation(softmax, try golden.array("softmax", in: numbers)) < Self.tolerance)
    // A softmax keeps its logits but for a constant.
    #expect(
      deviation(centred(softmax.map(log)), centred(try golden.array("logits", in: numbers))) < Self.tolerance)
    for (layer, expected) in golden.intermediates {
      let found = try model.truncated(at: layer).predict(input)
      #expect(found.shape.dimensions == expected.shape, "\(layer)")
      let largest = max(found.max, -found.min)
      #expect(deviation(Array(found.scalars.prefix(8)), expected.first8, of: largest) < Self.tolerance, "\(layer)")
      #expect(deviation(Array(found.scalars.suffix(8)), expected.last8, of: largest) < Self.tolerance, "\(layer)")
    }

    let sizes = [
      ("features", golden.inputSize, golden.inputSize), ("features_150", 150, 150), ("features_rect", 131, 107),
    ]
    for (array, height, width) in sizes {
      let base = try architecture.build(includeTop: false, pooling: .average, inputShape: [height, width, 3])
      for layer in HashWeights.leaves(base) {
        for variable in layer.variables where weights[variable.path] == nil {
          weights[variable.path] = HashWeights.tensor(of: variable, in: layer, k: golden.k)
        }
      }
      let paths = Set(base.variables.map(\.path))
      try base.setWeights(weights.filter { paths.contains($0.key) })
      let found = try base.predict(pictures(height, width))
      #expect(deviation(found, try golden.array(array, in: numbers)) < Self.tolerance, "\(array)")
    }
  }

  /// A network of the list, not only one that can be made.
  private func architecture(_ name: String) throws -> Architecture {
    let found = try Architecture.named(name)
    #expect(Architecture.all.contains { $0.name == found.name })
    return found
  }

  private func weights(of layer: Layer) -> [GoldenModel.Row.Weight] {
    layer.variables.map { GoldenModel.Row.Weight(name: $0.name, shape: $0.shape.dimensions) }
  }

  private func compareLayers(of model: Model, on input: Tensor, with rows: [GoldenModel.Row]) throws {
    let expected = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })
    // The last layer of a model within makes what that model makes.
    let outer = Dictionary(
      model.layers.compactMap { ($0 as? Model).flatMap { inner in inner.layers.last.map { ($0.name, inner.name) } } },
      uniquingKeysWith: { first, _ in first })
    var compared: Set<String> = []
    func compare(_ name: String, _ value: Tensor) {
      guard let statistics = expected[name]?.stat else { return }
      compared.insert(name)
      let (mean, deviation, largest) = value.statistics
      let allowed = Double(Self.tolerance) * max(statistics.std, 1e-30)
      #expect(abs(mean - statistics.mean) <= allowed, "mean of \(name)")
      #expect(abs(deviation - statistics.std) <= allowed, "deviation of \(name)")
      #expect(
        self.deviation(Array(value.scalars.prefix(4)), statistics.first4, of: largest) < Self.tolerance,
        "first of \(name)")
    }
    compare(rows[0].name, input)
    let graph = FlatGraph(model)
    let plans = CompiledGraph(graph.body(to: graph.output)) { layer, value in
      compare(outer[layer.name] ?? layer.name, value)
    }
    _ = try plans(input)
    let changeless = model.layers.filter { $0 is Dropout || ($0 as? Activation)?.function == .linear }.map(\.name)
    let missed = rows.filter { $0.stat != nil && !changeless.contains($0.name) && !compared.contains($0.name) }
    #expect(missed.map(\.name) == [])
  }

  /// The largest difference, relative to the largest expected number.
  private func deviation(_ found: Tensor, _ expected: Tensor) -> Float {
    guard found.shape == expected.shape else { return .infinity }
    return deviation(Array(found.scalars), Array(expected.scalars))
  }

  private func deviation(_ found: [Float], _ expected: [Float], of largest: Float? = nil) -> Float {
    guard found.count == expected.count else { return .infinity }
    let difference = zip(found, expected).map { ($0 - $1).isNaN ? .infinity : abs($0 - $1) }.max() ?? 0
    return difference / max(largest ?? expected.map(abs).max() ?? 0, 1e-30)
  }

  /// Each row without its mean.
  private func centred(_ rows: Tensor) -> Tensor {
    Tensor(
      stacking: (0..<rows.shape[0]).map { index in
        let row = rows.row(index)
        let mean = row.scalars.reduce(0, +) / Float(row.shape.count)
        return row.map { $0 - mean }
      })
  }
}

extension Tensor {
  /// Mean, deviation and largest magnitude.
  fileprivate var statistics: (mean: Double, deviation: Double, largest: Float) {
    withUnsafeScalars { scalars in
      var (sum, squares, largest) = (0.0, 0.0, Float(0))
      for value in scalars {
        sum += Double(value)
        squares += Double(value) * Double(value)
        largest = Swift.max(largest, abs(value))
      }
      let (mean, count) = (sum / Double(scalars.count), Double(scalars.count))
      return (mean, Swift.max(squares / count - mean * mean, 0).squareRoot(), largest)
    }
  }
}
