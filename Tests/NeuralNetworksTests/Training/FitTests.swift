import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

/// The arguments of `fit`.
@Suite(.serialized)
struct FitTests {
  static let x = LayerTests.random([20, 5], "fit x")
  static let y = Tensor(shape: [20], scalars: (0..<20).map { Float($0 % 3) })

  static func model(_ optimizer: Optimizer = SGD(learningRate: 0.1), _ metrics: [Metric] = [.accuracy]) -> Model {
    let model = Sequential(
      InputLayer(shape: [5]), Dense(4, activation: .relu, name: "hidden"), Dropout(0.25, name: "dropout"),
      Dense(3, activation: .softmax, name: "top"))
    model.compile(optimizer: optimizer, loss: .sparseCategoricalCrossentropy, metrics: metrics)
    return model
  }

  /// What each step saw, by the first number of each example.
  final class Seen: BatchSource {
    var keys: [Float] = []
    let count = 10
    let batchSize = 4
    func batches(epoch: Int) -> [Batch] {
      stride(from: 0, to: count, by: batchSize).map { start in
        let rows = Array(start..<min(start + batchSize, count))
        return Batch(keys: rows.map { _ in nil }, targets: FitTests.y.rows(rows)) { picked in
          self.keys.append(Float(100 * epoch + rows[picked[0]]))
          return FitTests.x.rows(picked.map { rows[$0] })
        }
      }
    }
  }

  @Test func aFitWithAllThatChangesTheLossIsKerass() throws {
    let golden = KerasNumbers.all.fit
    let model = Sequential(
      InputLayer(shape: [5]),
      Dense(4, activation: .tanh, kernelRegularizer: .l1l2(l1: 0.01, l2: 0.02), name: "hidden"),
      Dense(3, activation: .softmax, kernelRegularizer: .l2(0.05), biasRegularizer: .l1(0.1), name: "top"))
    try model.setWeights([
      "hidden/kernel": Tensor(shape: [5, 4], scalars: golden.kernel), "hidden/bias": Tensor(shape: [4]),
      "top/kernel": Tensor(shape: [4, 3], scalars: golden.top), "top/bias": Tensor(shape: [3]),
    ])
    model.compile(
      optimizer: Adam(learningRate: 0.02), loss: .categoricalCrossentropy(labelSmoothing: 0.1),
      metrics: [.accuracy, .precision, .auc, .auc(curve: .pr)],
      weightedMetrics: [.accuracy, .precision, .auc.named("area")])
    let x = Tensor(shape: [20, 5], scalars: golden.x)
    let y = Tensor(shape: [20, 3], scalars: golden.classes.flatMap { number in (0..<3).map { $0 == number ? 1 : 0 } })
    let history = try model.fit(
      x, y, batchSize: 4, epochs: 4, validationSplit: 0.2, shuffle: false, classWeight: [0: 2, 2: 0.5],
      validationFreq: 2, callbacks: [LearningRateScheduler { epoch, rate in epoch == 2 ? rate * 0.5 : rate }],
      verbose: false)
    #expect(history.names == golden.history.keys.sorted())
    for (name, values) in golden.history { #expect(distance(history[name], values) < 1e-6, "\(name)") }
    let scores = try model.evaluate(x, y, batchSize: 6, sampleWeight: (0..<20).map { Float($0) / 16 }, verbose: false)
    for (name, value) in golden.evaluated { #expect(distance([scores[name] ?? .nan], [value]) < 1e-6, "\(name)") }
    for (variable, expected) in zip(model.variables, golden.weights) {
      #expect(distance(variable.value.scalars, expected) < 2e-6, "\(variable.path)")
    }
  }

  @Test func stepsGoOnWhereTheLastEpochEnded() throws {
    let seen = Seen()
    let model = Self.model()
    let history = try model.fit(seen, epochs: 3, stepsPerEpoch: 2, verbose: false)
    #expect(seen.keys == [0, 4, 8, 100, 104, 108] && history.epochs == 3)
    // Taken up again at a later epoch, it sees what it would have seen.
    seen.keys = []
    try model.fit(seen, epochs: 3, initialEpoch: 1, stepsPerEpoch: 2, verbose: false)
    #expect(seen.keys == [8, 100, 104, 108])
    seen.keys = []
    try model.fit(seen, validationData: seen, stepsPerEpoch: 1, validationSteps: 2, verbose: false)
    #expect(seen.keys == [0, 0, 4])
    seen.keys = []
    _ = try model.evaluate(seen, steps: 4, verbose: false)
    #expect(seen.keys == [0, 4, 8, 100])
  }

  @Test func dataWithoutAnEndNeedsSteps() throws {
    var made: [Int] = []
    let endless = BatchGenerator(batchSize: 2) { number in
      made.append(number)
      return Batch(keys: [nil, nil], targets: Self.y.rows([0, 1])) { Self.x.rows($0) }
    }
    let model = Self.model()
    #expect(throws: TrainingError.endless) { try model.fit(endless, verbose: false) }
    try model.fit(endless, epochs: 2, validationData: endless, stepsPerEpoch: 3, validationSteps: 1, verbose: false)
    #expect(made == [0, 1, 2, 0, 3, 4, 5, 0])
  }

  @Test func validationIsDoneAfterTheEpochsThatAreAsked() throws {
    let model = Self.model()
    let list = try model.fit(
      Self.x, Self.y, epochs: 5, validationData: (Self.x, Self.y), validationFreq: [1, 4], verbose: false)
    #expect(list["val_loss"].count == 2 && list["loss"].count == 5)
    let late = try model.fit(
      Self.x, Self.y, epochs: 5, validationSplit: 0.5, initialEpoch: 3, validationFreq: 5, verbose: false)
    #expect(late["val_loss"].count == 1 && late.epochNumbers == [3, 4])
    #expect(try model.fit(Self.x, Self.y, epochs: 2, initialEpoch: 2, verbose: false).epochs == 0)
  }

  /// An interrupted fit, taken up again in another model, ends with the same bits.
  @Test(arguments: ["SGD", "RMSprop", "Adam", "AdamW"], [nil, 3])
  func aFitIsTakenUpAgain(_ name: String, _ steps: Int?) throws {
    func optimizer() throws -> Optimizer {
      try OptimizerTests.optimizer(name, name == "SGD" ? ["momentum": .number(0.9)] : [:])
    }
    let data = (0..<2).map { _ in Self.model() }
    let whole = data[0]
    whole.compile(optimizer: try optimizer(), loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
    let all = try whole.fit(
      Self.x, Self.y, batchSize: 6, epochs: 6, validationSplit: 0.25, stepsPerEpoch: steps, verbose: false)
    let first = data[1]
    let interrupted = try optimizer()
    first.compile(optimizer: interrupted, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try first.fit(
        Self.x, Self.y, batchSize: 6, epochs: 6, validationSplit: 0.25, stepsPerEpoch: steps,
        callbacks: [LambdaCallback(onEpochBegin: { epoch, _ in if epoch == 2 { throw Stop() } })], verbose: false)
    }
    #expect(first.history?.epochs == 2 && first.history?["loss"] == Array(all["loss"][..<2]))
    let second = Self.model()
    let fresh = try optimizer()
    try fresh.restore(interrupted.state)
    try second.setWeights(first.weights)
    second.compile(optimizer: fresh, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
    let rest = try second.fit(
      Self.x, Self.y, batchSize: 6, epochs: 6, validationSplit: 0.25, initialEpoch: 2, stepsPerEpoch: steps,
      verbose: false)
    #expect(rest["loss"] == Array(all["loss"][2...]) && rest["val_loss"] == Array(all["val_loss"][2...]))
    #expect(second.weights == whole.weights && fresh.state == whole.training?.optimizer.state)
  }

  @Test func ordersAreDrawnFromTheSeedAndTheEpoch() throws {
    let batches = try TensorBatches(checked: Self.x, Self.y, batchSize: 20, shuffleSeed: 5)
    func order(_ epoch: Int) throws -> [Float] { try batches.batches(epoch: epoch)[0].inputs().scalars }
    #expect(try order(1) == order(1))
    #expect(try order(1) != order(2) && order(1).sorted() == order(2).sorted())
  }

  @Test func weightsOfClassesAndExamplesCountInTheLoss() throws {
    func loss(_ change: (Model) throws -> History) throws -> Double {
      let model = Self.model(SGD(learningRate: 0))
      model.layers[2].isTrainable = false
      return try change(model)["loss"][0]
    }
    let plain = try loss { try $0.fit(Self.x, Self.y, shuffle: false, verbose: false) }
    let classes = try loss {
      try $0.fit(Self.x, Self.y, shuffle: false, classWeight: [0: 2, 1: 2, 2: 2], verbose: false)
    }
    let examples = try loss {
      try $0.fit(Self.x, Self.y, shuffle: false, sampleWeight: Array(repeating: 2, count: 20), verbose: false)
    }
    #expect(abs(classes - 2 * plain) < 1e-9 && classes == examples)
    #expect(throws: TrainingError.self) {
      try Self.model().fit(
        Self.x, Self.y, classWeight: [0: 2], sampleWeight: Array(repeating: 2, count: 20), verbose: false)
    }
  }

  @Test func argumentsOutOfTheirRangeAreNamed() throws {
    let model = Self.model()
    func text(_ body: () throws -> Void) -> String {
      do {
        try body()
        return ""
      } catch { return "\(error)" }
    }
    let (x, y) = (Self.x, Self.y)
    #expect(text { try model.fit(x, y, validationSplit: 1, verbose: false) }.contains("leaves none for training"))
    #expect(text { try model.fit(x, y, validationSplit: 1e-20, verbose: false) }.contains("such as 0.2"))
    #expect(text { try model.fit(x, y, validationSplit: -3, verbose: false) }.contains("between 0 and 1"))
    #expect(text { try model.fit(x, y.rows(0..<3), verbose: false) }.contains("20 examples, but 3 targets"))
    #expect(text { try model.fit(x, y, sampleWeight: [1], verbose: false) }.contains("but 1 weights"))
    #expect(text { try model.fit(x, y, batchSize: 0, verbose: false) }.contains("batchSize takes"))
    #expect(text { try model.fit(x, y, epochs: -1, verbose: false) }.contains("epochs takes"))
    #expect(text { try model.fit(x, y, initialEpoch: -1, verbose: false) }.contains("initialEpoch takes"))
    #expect(text { try model.fit(x, y, stepsPerEpoch: 0, verbose: false) }.contains("stepsPerEpoch takes"))
    #expect(text { try model.fit(x, y, verbose: 3) }.contains("verbose takes"))
    #expect(text { try model.fit(x.rows([]), y.rows([]), verbose: false) }.contains("not one example"))
    let wide = Self.model(SGD(), [.precision])
    #expect(text { try wide.fit(x, y, verbose: false) }.contains("The metric precision takes"))
  }
}
