import Tensors
import Testing

@testable import NeuralNetworks

struct MetricTests {
  static func metric(_ golden: KerasNumbers.MetricCase) throws -> Metric {
    let metrics: [String: Metric] = [
      "accuracy": .accuracy, "categoricalAccuracy": .categoricalAccuracy,
      "sparseCategoricalAccuracy": .sparseCategoricalAccuracy,
      "binaryAccuracy": .binaryAccuracy(threshold: golden.threshold ?? 0.5),
      "topK": .topKCategoricalAccuracy(k: golden.k ?? 5),
      "sparseTopK": .sparseTopKCategoricalAccuracy(k: golden.k ?? 5),
      "precision": .precision(threshold: golden.thresholds, topK: golden.topK, classID: golden.classId),
      "recall": .recall(threshold: golden.thresholds, topK: golden.topK, classID: golden.classId),
      "auc": .auc(
        numThresholds: golden.numThresholds ?? 200, curve: golden.curve == "PR" ? .pr : .roc,
        fromLogits: golden.fromLogits ?? false),
      "meanSquaredError": .meanSquaredError, "meanAbsoluteError": .meanAbsoluteError,
    ]
    return try #require(metrics[golden.name])
  }

  @Test(arguments: KerasNumbers.all.metrics.indices)
  func resultsAreKerassBatchByBatch(_ index: Int) throws {
    let golden = KerasNumbers.all.metrics[index]
    var (plain, weighted) = (try Self.metric(golden).state(), try Self.metric(golden).state())
    #expect(plain.result == 0)
    for batch in golden.outputs.indices {
      let outputs = Tensor(shape: Shape(golden.shape), scalars: golden.outputs[batch])
      let targets = Tensor(shape: Shape(golden.targetShape), scalars: golden.targets[batch])
      try plain.update(targets, outputs)
      try weighted.update(targets, outputs, sampleWeight: golden.weights)
      #expect(abs(plain.result - golden.results[batch]) < 1e-6, "\(golden.name)")
      #expect(abs(weighted.result - golden.weighted[batch]) < 1e-6, "\(golden.name), weighted")
    }
    plain.reset()
    #expect(plain.result == 0)
  }

  @Test func namesAreKerass() {
    let metrics: [Metric] = [
      .accuracy, .precision, .auc, .auc(curve: .pr), .topKCategoricalAccuracy(k: 2), .binaryAccuracy,
      .auc.named("mine"),
    ]
    #expect(
      ScoreKeeper.names(metrics)
        == ["accuracy", "precision", "auc", "auc_1", "top_k_categorical_accuracy", "binary_accuracy", "mine"])
  }

  @Test func shapesThatDoNotGoTogetherAreNamed() throws {
    let (numbers, outputs) = (Tensor(shape: [4]), Tensor(shape: [4, 3]))
    for metric in [Metric.precision, .recall, .auc, .categoricalAccuracy, .binaryAccuracy, .topKCategoricalAccuracy] {
      var state = metric.state()
      let error = #expect(throws: TrainingError.self) { try state.update(numbers, outputs) }
      let text = error.map { "\($0)" } ?? ""
      #expect(text.contains("(4,)") && text.contains("(4, 3)") && text.contains(metric.name), "\(text)")
    }
    var state = Metric.precision(classID: 3).state()
    #expect(throws: TrainingError.self) { try state.update(outputs, outputs) }
  }

  @Test func outputsThatAreNoNumbersAreNotCounted() throws {
    let (targets, outputs) = (
      Tensor(shape: [3, 1], scalars: [0, 1, 1]), Tensor(shape: [3, 1], scalars: [.nan, .infinity, -1])
    )
    for metric in [Metric.auc, .auc(curve: .pr), .precision, .recall, .accuracy] {
      var state = metric.state()
      try state.update(targets, outputs)
      #expect(state.result.isFinite)
    }
  }

  @Test func confusionIsCounted() throws {
    var counts = ConfusionCounts(classes: 3)
    let outputs = Tensor(shape: [4, 3], scalars: [0.9, 0, 0.1, 0.2, 0.5, 0.3, 0.1, 0.2, 0.7, 0.6, 0.3, 0.1])
    try counts.update(Tensor(shape: [4], scalars: [0, 1, 1, 0]), outputs)
    try counts.update(Tensor(shape: [1, 3], scalars: [0, 0, 1]), outputs.rows([0]))
    #expect(counts.counts == [[2, 0, 0], [0, 1, 1], [1, 0, 0]])
    #expect(counts.accuracy == 0.6 && counts.recall(of: 1) == 0.5 && counts.precision(of: 1) == 1)
    #expect(abs(counts.f1(of: 1) - 2.0 / 3) < 1e-12 && counts.precision(of: 2) == 0 && counts.total == 5)
    var pair = ConfusionCounts(classes: 2)
    try pair.update(Tensor(shape: [2, 1], scalars: [1, 0]), Tensor(shape: [2, 1], scalars: [0.7, 0.6]))
    #expect(pair.counts == [[0, 1], [0, 1]])
    #expect(throws: TrainingError.classNumber(7, classes: 3)) {
      try counts.update(Tensor(shape: [1], scalars: [7]), outputs.rows([0]))
    }
    #expect(throws: TrainingError.self) { try pair.update(Tensor(shape: [4]), outputs) }
  }
}
