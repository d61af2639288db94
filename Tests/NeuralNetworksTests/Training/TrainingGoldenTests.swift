import Foundation
import Tensors
import TestSupport
import Testing

@testable import NeuralNetworks

/// Heads trained on fixed features against Keras 3.15: `golden/train/heads.json`, made by `make_train.py heads`.
@Suite(.enabled(if: Shared.isHere, "\(Shared.absence)"))
struct TrainingGoldenTests {
  struct Heads: Decodable {
    struct Case: Decodable {
      struct Weight: Decodable {
        let shape: [Int]
        let offset: Int?
        let first8, last8: [Float]
        let mean, l2, maxAbsDevVsF64: Double
      }
      let head: String
      let evaluateBefore, evaluateAfter, epochLoss, epochAccuracy: [Double]
      let predictBefore4, predictAfter4: [Double]
      let runningLossAccPerStep: [[Double]]
      let epochLossF64: [Double]
      let maxAbsLossDevVsF64: Double
      let weights: [String: Weight]
    }
    let cases: [String: Case]
  }

  static func golden() throws -> Heads {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { keys in
      // Keys of weights hold slashes, names of cases underlines; only the fields are converted.
      let key = keys[keys.count - 1].stringValue
      let isField = keys.count != 2 && !key.contains("/")
      let known = [
        "predict_before_4": "predictBefore4", "predict_after_4": "predictAfter4", "epoch_loss_f64": "epochLossF64",
        "max_abs_loss_dev_vs_f64": "maxAbsLossDevVsF64", "max_abs_dev_vs_f64": "maxAbsDevVsF64",
        "evaluate_before": "evaluateBefore", "evaluate_after": "evaluateAfter", "epoch_loss": "epochLoss",
        "epoch_accuracy": "epochAccuracy", "running_loss_acc_per_step": "runningLossAccPerStep",
      ]
      return Key(stringValue: isField ? known[key] ?? key : key)
    }
    return try decoder.decode(Heads.self, from: Shared.data("golden/train/heads.json"))
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
  }

  static func hashed(_ key: String, _ count: Int) -> [Double] {
    var numbers = RandomNumbers(seed: 0, purpose: key)
    return (0..<count).map { _ in Double(numbers.next() >> 40) * 0x1p-23 - 1 }
  }

  /// Weights by the scheme of `golden/README.md`.
  static func hashWeights(_ model: Model) throws {
    var weights: [String: Tensor] = [:]
    for variable in model.variables {
      let u = hashed(variable.path, variable.shape.count)
      let scalars: [Double] =
        switch variable.name {
        case "kernel": u.map { (3.0 / Double(variable.shape[0])).squareRoot() * $0 }
        case "gamma": u.map { 1 + 0.1 * $0 }
        case "moving_variance": u.map { 1 + 0.5 * abs($0) }
        default: u.map { 0.1 * $0 }
        }
      weights[variable.path] = Tensor(shape: variable.shape, scalars: scalars.map(Float.init))
    }
    try model.setWeights(weights)
  }

  static let optimizers: [String: () -> Optimizer] = [
    "softmax_sgd": { SGD(learningRate: 0.01) },
    "softmax_sgd_nesterov": { SGD(learningRate: 0.01, momentum: 0.9, nesterov: true) },
    "softmax_sgd_momentum": { SGD(learningRate: 0.01, momentum: 0.9) },
    "softmax_rmsprop": { RMSprop(learningRate: 1e-4) },
    "softmax_adam": { Adam(learningRate: 1e-3) },
    "softmax_adamw": { AdamW(learningRate: 1e-3) },
    "sigmoid_bce_sgd": { SGD(learningRate: 0.01) },
    "sparse_logits_sgd": { SGD(learningRate: 0.01) },
    "mlp_bn_sgd": { SGD(learningRate: 0.01) },
    "mlp_bn_adam": { Adam(learningRate: 1e-3) },
  ]

  static func model(_ head: String) -> (model: Model, loss: Loss) {
    switch head {
    case "sigmoid1":
      (Sequential(InputLayer(shape: [2048]), Dense(1, activation: .sigmoid, name: "head")), .binaryCrossentropy)
    case "logits2":
      (
        Sequential(InputLayer(shape: [2048]), Dense(2, name: "head")), .sparseCategoricalCrossentropy(fromLogits: true)
      )
    case "mlp":
      (
        Sequential(
          InputLayer(shape: [4, 4, 128]), Flatten(), Dense(64, activation: .relu, name: "fc"),
          BatchNormalization(name: "bn"), Dense(2, activation: .softmax, name: "head")), .categoricalCrossentropy
      )
    default:
      (Sequential(InputLayer(shape: [2048]), Dense(2, activation: .softmax, name: "head")), .categoricalCrossentropy)
    }
  }

  @Test(arguments: optimizers.keys.sorted())
  func aHeadLearnsAsInKeras(_ name: String) throws {
    let golden = try #require(try Self.golden().cases[name])
    // Ten times Keras's own deviation, and what a recorded single-precision number is off by.
    func tolerance(_ deviation: Double, _ value: Double) -> Double {
      min(10 * deviation, 1e-3) + abs(value) * 0x1p-23
    }
    let lossDeviation = golden.maxAbsLossDevVsF64
    func isNear(_ found: Double, _ expected: Double, _ deviation: Double = 0) -> Bool {
      abs(found - expected) <= tolerance(max(deviation, lossDeviation), expected)
    }
    let (model, loss) = Self.model(golden.head)
    try Self.hashWeights(model)
    var features = Tensor(
      shape: [72, 2048], scalars: Self.hashed("features", 72 * 2048).map { Float(0.5 * max(0, $0)) })
    if golden.head == "mlp" { features = features.reshaped([72, 4, 4, 128]) }
    let labels = (0..<72).map { Float($0 % 2) }
    let targets =
      loss.name == "categoricalCrossentropy"
      ? Tensor(shape: [72, 2], scalars: labels.flatMap { [1 - $0, $0] }) : Tensor(shape: [72], scalars: labels)
    let makeOptimizer = try #require(Self.optimizers[name])
    let optimizer = makeOptimizer()
    model.compile(optimizer: optimizer, loss: loss, metrics: [.accuracy])

    let before = try model.evaluate(features, targets, batchSize: 12, verbose: false)
    #expect(isNear(before.loss, golden.evaluateBefore[0]) && isNear(before.accuracy ?? 0, golden.evaluateBefore[1]))
    func predictionsAreNear(_ expected: [Double]) throws -> Bool {
      zip(try model.predict(features.rows(0..<4)).scalars, expected).allSatisfy { isNear(Double($0), $1, 3e-7) }
    }
    #expect(try predictionsAreNear(golden.predictBefore4))

    var steps: [Scores] = []
    let history = try model.fit(
      features, targets, batchSize: 12, epochs: 5, shuffle: false,
      callbacks: [LambdaCallback(onTrainBatchEnd: { _, run in steps.append(run.logs) })], verbose: false)
    #expect(history.epochs == 5 && history.names == ["accuracy", "loss"])
    for epoch in 0..<5 {
      let expected = golden.epochLossF64[epoch]
      let off = history["loss"][epoch] - expected
      #expect(isNear(history["loss"][epoch], expected), "epoch \(epoch): \(off)")
      #expect(isNear(history["accuracy"][epoch], golden.epochAccuracy[epoch]))
    }
    #expect(steps.count == golden.runningLossAccPerStep.count)
    for (step, expected) in zip(steps, golden.runningLossAccPerStep) {
      #expect(isNear(step.loss, expected[0]) && isNear(step.accuracy ?? 0, expected[1]), "\(step) \(expected)")
    }
    let after = try model.evaluate(features, targets, batchSize: 12, verbose: false)
    #expect(isNear(after.loss, golden.evaluateAfter[0]) && isNear(after.accuracy ?? 0, golden.evaluateAfter[1]))
    #expect(try predictionsAreNear(golden.predictAfter4))

    let numbers = try Shared.data("golden/train/heads.f32")
    for (path, weight) in golden.weights {
      let found = try #require(model.weights[path]).scalars
      var expected: [(Int, Float)] = Array(zip(found.indices, weight.first8))
      expected += Array(zip(found.indices.suffix(8), weight.last8))
      if let offset = weight.offset {
        let all = Tensor(uninitializedShape: Shape(weight.shape)) { scalars in
          _ = numbers.dropFirst(offset).copyBytes(to: UnsafeMutableRawBufferPointer(scalars))
        }
        expected = Array(zip(found.indices, all.scalars))
      }
      // The recorded weights are single precision's, one deviation from double precision's.
      var worst = 0.0
      for (index, value) in expected {
        let allowed = tolerance(weight.maxAbsDevVsF64, Double(value)) + weight.maxAbsDevVsF64
        worst = max(worst, abs(Double(found[index]) - Double(value)) / allowed)
      }
      #expect(worst <= 1, "\(path)")
      var squares = 0.0
      for value in found { squares += Double(value) * Double(value) }
      #expect(abs(squares.squareRoot() - weight.l2) < 1e-5 * weight.l2)
    }
  }
}
