import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

@Suite(.serialized)
struct TrainingTests {
  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-tests-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    FeatureStore.root = folder
  }

  /// Counts what is decoded.
  final class Counter: @unchecked Sendable { var rows = 0 }

  struct Pictures: BatchSource {
    let counter: Counter
    let name: String
    var count: Int { 10 }
    var batchSize: Int { 4 }
    func batches(epoch: Int) -> [Batch] {
      let order = epoch.isMultiple(of: 2) ? Array(0..<count) : Array((0..<count).reversed())
      return stride(from: 0, to: count, by: batchSize).map { start in
        let rows = Array(order[start..<min(start + batchSize, count)])
        let targets = Tensor(
          shape: [rows.count, 2], scalars: rows.flatMap { $0 % 2 == 0 ? [1, 0] : [0, 1] as [Float] })
        return Batch(keys: rows.map { "\(name)/\($0)" }, targets: targets) { picked in
          counter.rows += picked.count
          return Tensor(stacking: picked.map { LayerTests.random([8, 8, 3], "picture \(rows[$0])") })
        }
      }
    }
  }

  func base() throws -> Model {
    let input = Input([8, 8, 3])
    let x = try Conv2D(16, kernelSize: 3, activation: .relu)(input)
    return try Model(inputs: input, outputs: GlobalAveragePooling2D()(x), name: "base")
  }

  func ready(_ base: Model, _ head: Layer...) throws -> Model {
    base.isTrainable = false
    let model = try Sequential(layers: [base] + head)
    model.compile(optimizer: SGD(learningRate: 0.5), loss: .categoricalCrossentropy, metrics: [.accuracy])
    return model
  }

  @Test func aForgottenFlattenIsNamed() throws {
    let input = Input([8, 8, 3])
    let pictures = try Model(inputs: input, outputs: Conv2D(4, kernelSize: 3)(input), name: "base")
    let model = try ready(pictures, Dense(2, activation: .softmax))
    do {
      try model.fit(Pictures(counter: Counter(), name: UUID().uuidString), verbose: false)
      Issue.record("a picture was compared with classes")
    } catch {
      #expect("\(error)".contains("still a picture: put a Flatten"), "\(error)")
    }
  }

  @Test func frozenLayersSeeEachPictureOnce() throws {
    let counter = Counter()
    let pictures = Pictures(counter: counter, name: UUID().uuidString)
    let model = try ready(base(), Dense(2, activation: .softmax))
    let history = try model.fit(pictures, epochs: 4, validationData: pictures, verbose: false)
    #expect(counter.rows == 10)
    #expect(history.names == ["accuracy", "loss", "val_accuracy", "val_loss"])
    #expect(history["loss"][3] < history["loss"][0])

    // Another process would find them on disk.
    FeatureStore.shared.forgetMemory()
    let again = try ready(base(), Dense(2, activation: .softmax))
    let second = try again.fit(pictures, epochs: 4, validationData: pictures, verbose: false)
    #expect(counter.rows == 10)
    #expect(second["loss"] == history["loss"] && second["val_loss"] == history["val_loss"], "to the last bit")
    #expect(again.weights == model.weights)

    // Other weights are another model.
    let other = try base()
    other.variables[0].value = other.variables[0].value * 2
    _ = try ready(other, Dense(2)).predict(pictures)
    #expect(counter.rows == 20)
  }

  @Test func damagedFeaturesAreComputedAnew() throws {
    let counter = Counter()
    let pictures = Pictures(counter: counter, name: UUID().uuidString)
    let base = try base()
    base.variables[0].value = LayerTests.random([3, 3, 3, 16], UUID().uuidString)
    let model = try ready(base, Dense(2, activation: .softmax))
    let expected = try model.predict(pictures)
    let digest = try #require(model.predictor).body.digest
    let folder = try #require(FeatureStore.root)
    let entries = FeatureFolder(url: folder, limit: 1).entries(model: digest)
    let file = try #require(entries.count == 1 ? entries[0].url : nil)
    var bytes = try Data(contentsOf: file)
    let record = (bytes.count - bytes.prefix { $0 != 10 }.count - 1) / 10
    bytes[bytes.count - 5] ^= 1
    bytes[bytes.count - 3 * record + 10] ^= 1
    try bytes.write(to: file)
    FeatureStore.shared.forgetMemory()
    #expect(try model.predict(pictures) == expected)
    #expect(counter.rows == 12)
    FeatureStore.shared.forgetMemory()
    #expect(try model.predict(pictures) == expected)
    #expect(counter.rows == 12)
  }

  @Test func aFitCountsWhatWasKept() throws {
    let pictures = Pictures(counter: Counter(), name: UUID().uuidString)
    let cold = try ready(base(), Dense(2)).fit(pictures, epochs: 3, validationData: pictures, verbose: false)
    let warm = try ready(base(), Dense(2)).fit(pictures, epochs: 3, validationData: pictures, verbose: false)
    let (first, second) = (try #require(cold.frozenPictures), try #require(warm.frozenPictures))
    #expect(first.seen == 60 && first.different == 10 && first.computed == 10 && first.fromKeptFeatures == 50)
    #expect(second.seen == 60 && second.different == 10 && second.computed == 0 && second.fromKeptFeatures == 60)
    #expect(first.sentence == second.sentence && first.sentence?.contains("the 50 seen again") == true)
    #expect(try JSONDecoder().decode(History.self, from: JSONEncoder().encode(cold)) == cold)
    // Nothing frozen, nothing to say.
    let whole = try Sequential(layers: [base(), Dense(2, activation: .softmax)])
    whole.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
    #expect(try whole.fit(pictures, verbose: false).frozenPictures == nil)
  }

  @Test func aBaseAloneAndUnderAHeadKeepTheSameFeatures() throws {
    let counter = Counter()
    let pictures = Pictures(counter: counter, name: UUID().uuidString)
    let base = try base()
    let features = try base.predict(pictures)
    #expect(features.shape == [10, 16] && counter.rows == 10)
    _ = try ready(base, Dense(2, activation: .softmax)).fit(pictures, verbose: false)
    #expect(counter.rows == 10)
  }

  @Test func dropoutInTheHeadIsDrawnFromTheSeed() throws {
    let pictures = Pictures(counter: Counter(), name: UUID().uuidString)
    func losses() throws -> [Double] {
      let model = try ready(base(), Dropout(0.5), Dense(8, activation: .relu), Dense(2, activation: .softmax))
      return try model.fit(pictures, epochs: 3, verbose: false)["loss"]
    }
    let first = try losses()
    #expect(try losses() == first)
    let model = try ready(base(), Dense(8, activation: .relu), Dense(2, activation: .softmax))
    #expect(try model.fit(pictures, epochs: 3, verbose: false)["loss"] != first)
  }

  /// Slopes against differences, through every kind of layer that is trained.
  @Test(arguments: [Loss.categoricalCrossentropy, .binaryCrossentropy], [false, true])
  func slopesAreTheDifferencesOfTheLoss(_ loss: Loss, _ areLogits: Bool) throws {
    let activation = try #require(loss.activation)
    let model = Sequential(
      InputLayer(shape: [2, 3, 1]), Flatten(), Dense(5, activation: .tanh), Activation(.swish),
      Dense(4, activation: .sigmoid),
      Dense(3, activation: activation))
    LayerTests.fill(model)
    let x = LayerTests.random([4, 2, 3, 1], "x")
    var targets = Tensor(shape: [4, 3])
    for row in 0..<4 { targets[row, row % 3] = 1 }
    model.compile(optimizer: SGD(), loss: loss)
    let body = model.readyPredictor().body
    #expect(!body.isKept && body.trained.nodes.count == 5)
    let flat = try body(x)
    func value() throws -> Double {
      try loss(body.top(flat, endsBeforeActivation: areLogits), targets, areLogits: areLogits).value
    }
    let plan = try body.trainingPlan(flat.shape, endsBeforeActivation: areLogits)
    let gradients = try plan(flat) { try loss($0, targets, areLogits: areLogits).slope }
    for variable in model.variables {
      let gradient = try #require(gradients[variable])
      let original = variable.value
      for index in [0, original.count / 2, original.count - 1] {
        func moved(_ by: Float) -> Double {
          var value = original
          value.withUnsafeMutableScalars { $0[index] += by }
          variable.value = value
          return 0
        }
        _ = moved(0.02)
        let above = try value()
        _ = moved(-0.02)
        let below = try value()
        variable.value = original
        #expect(abs((above - below) / 0.04 - Double(gradient.scalars[index])) < 3e-4, "\(variable.path)[\(index)]")
      }
    }
  }

  @Test func whatCannotBeTrainedSaysWhy() throws {
    let pictures = Pictures(counter: Counter(), name: UUID().uuidString)
    let model = Sequential(try base(), Dense(2, activation: .softmax))
    #expect(throws: TrainingError.notCompiled(model: "sequential")) { try model.fit(pictures) }
    model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
    model.isTrainable = false
    #expect(throws: TrainingError.nothingToTrain(model: "sequential")) { try model.fit(pictures) }
    let wide = try ready(base(), Dense(3, activation: .softmax))
    #expect(
      throws: TrainingError.targets(loss: "categoricalCrossentropy", targets: [4, 2], outputs: [4, 3])
    ) { try wide.fit(pictures, verbose: false) }
    let wild = try ready(base(), Dense(2, activation: .softmax))
    wild.compile(optimizer: SGD(learningRate: Double.infinity), loss: .categoricalCrossentropy)
    #expect(throws: TrainingError.self) { try wild.fit(pictures, epochs: 3, verbose: false) }
  }
}
