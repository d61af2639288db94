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
      }
      let evaluateBefore, evaluateAfter, epochLoss, epochAccuracy: [Double]
      let predictBefore4, predictAfter4: [Float]
      let epochLossF64: [Double]
      let weights: [String: Weight]
      enum CodingKeys: String, CodingKey {
        case weights
        case evaluateBefore = "evaluate_before"
        case evaluateAfter = "evaluate_after"
        case epochLoss = "epoch_loss"
        case epochAccuracy = "epoch_accuracy"
        case predictBefore4 = "predict_before_4"
        case predictAfter4 = "predict_after_4"
        case epochLossF64 = "epoch_loss_f64"
      }
    }
    let cases: [String: Case]
  }

  static func hashed(_ key: String, _ count: Int) -> [Double] {
    var numbers = RandomNumbers(seed: 0, purpose: key)
    return (0..<count).map { _ in Double(numbers.next() >> 40) * 0x1p-23 - 1 }
  }

  @Test(arguments: [
    ("softmax_sgd", Loss.categoricalCrossentropy, 0, false),
    ("softmax_sgd_momentum", .categoricalCrossentropy, 0.9, false),
    ("softmax_sgd_nesterov", .categoricalCrossentropy, 0.9, true), ("sigmoid_bce_sgd", .binaryCrossentropy, 0, false),
    ("sparse_logits_sgd", .sparseCategoricalCrossentropy, 0, false),
  ])
  func aHeadLearnsAsInKeras(_ name: String, _ loss: Loss, _ momentum: Float, _ nesterov: Bool) throws {
    let golden = try JSONDecoder().decode(Heads.self, from: Shared.data("golden/train/heads.json")).cases[name]!
    let features = Tensor(
      shape: [72, 2048], scalars: Self.hashed("features", 72 * 2048).map { Float(0.5 * max(0, $0)) })
    let labels = (0..<72).map { $0 % 2 }
    let units = loss == .binaryCrossentropy ? 1 : 2
    var targets = Tensor(shape: [72], scalars: labels.map(Float.init))
    if loss == .categoricalCrossentropy {
      targets = Tensor(shape: [72, 2], scalars: labels.flatMap { $0 == 0 ? [1, 0] : [0, 1] })
    }
    let activation: ActivationFunction =
      switch loss {
      case .categoricalCrossentropy: .softmax
      case .binaryCrossentropy: .sigmoid
      // This Keras loss was told that it gets logits; here a softmax is put before it, and the loss looks through it.
      case .sparseCategoricalCrossentropy: .softmax
      }
    let model = Sequential(InputLayer(shape: [2048]), Dense(units, activation: activation, name: "head"))
    try model.setWeights([
      "head/kernel": Tensor(
        shape: [2048, units],
        scalars: Self.hashed("head/kernel", 2048 * units).map { Float((3.0 / 2048).squareRoot() * $0) }),
      "head/bias": Tensor(shape: [units], scalars: Self.hashed("head/bias", units).map { Float(0.1 * $0) }),
    ])
    model.compile(
      optimizer: SGD(learningRate: 0.01, momentum: momentum, nesterov: nesterov), loss: loss, metrics: [.accuracy])

    let data = TensorBatches(features, targets, batchSize: 12)
    let before = try model.evaluate(data, verbose: false)
    #expect(
      abs(before.loss - golden.evaluateBefore[0]) < 1e-6 && abs(before.accuracy! - golden.evaluateBefore[1]) < 1e-6)
    let isLogits = loss == .sparseCategoricalCrossentropy
    func first4() throws -> [Float] { try model.predict(features.rows(0..<4)).scalars }
    if !isLogits { #expect(zip(try first4(), golden.predictBefore4).allSatisfy { abs($0 - $1) < 1e-6 }) }

    let history = try model.fit(data, epochs: 5, verbose: false)
    #expect(history.epochs == 5 && history.names == ["accuracy", "loss"])
    for epoch in 0..<5 {
      #expect(abs(history["loss"][epoch] - golden.epochLossF64[epoch]) < 1e-6)
      #expect(abs(history["accuracy"][epoch] - golden.epochAccuracy[epoch]) < 1e-6)
    }
    let after = try model.evaluate(data, verbose: false)
    #expect(abs(after.loss - golden.evaluateAfter[0]) < 1e-6 && abs(after.accuracy! - golden.evaluateAfter[1]) < 1e-6)
    if !isLogits { #expect(zip(try first4(), golden.predictAfter4).allSatisfy { abs($0 - $1) < 2e-6 }) }

    let numbers = try Shared.data("golden/train/heads.f32")
    for (path, weight) in golden.weights {
      let found = try #require(model.weights[path])
      let expected = Tensor(uninitializedShape: Shape(weight.shape)) { scalars in
        _ = numbers.dropFirst(weight.offset!).copyBytes(to: UnsafeMutableRawBufferPointer(scalars))
      }
      #expect((found - expected).map(abs).max < 3e-7, "\(path)")
    }
  }
}
