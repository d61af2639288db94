import Foundation
import Testing

@testable import TransferLearning

@Suite struct HistoryChartsTests {
  /// A history of a real training: eight numbers of two classes, learned and validated by one dense layer.
  private func history(
    validates: Bool = true, epochs: Int = 3, from initialEpoch: Int = 0, every: Int = 1
  ) throws -> History {
    Random.seed = 7
    let x = Tensor(shape: [8, 2], scalars: (0..<16).map { Float($0 % 2 == 0 ? $0 / 8 : 1) })
    let y = Tensor(shape: [8, 2], scalars: (0..<8).flatMap { $0 < 4 ? [1, 0] : [0, 1] as [Float] })
    let model = Sequential(InputLayer(shape: [2]), Dense(2, activation: .softmax))
    model.compile(optimizer: SGD(learningRate: 0.5), loss: .categoricalCrossentropy, metrics: [.accuracy])
    let batches = TensorBatches(x, y, batchSize: 4)
    return try model.fit(
      batches, epochs: epochs, validationData: validates ? batches : nil, initialEpoch: initialEpoch,
      validationFreq: every, verbose: false)
  }

  @Test func trainingAndValidation() throws {
    let history = try history()
    let loss = lossChart(history)
    #expect(loss.series.map(\.name) == ["training", "validation"])
    #expect(loss.series[1].values == history["val_loss"] && loss.startsAtZero)
    let accuracy = accuracyChart(history)
    #expect(accuracy.series[0].values == history["accuracy"] && accuracy.valueFormat == .percent)
    #expect(accuracyChart(try self.history(validates: false)).series.map(\.name) == ["training"])
  }

  @Test func runsAreComparedOnValidation() throws {
    let (with, without) = (try history(), try history(validates: false))
    let chart = lossChart(["a": with, "b": without])
    #expect(chart.title == "Loss on the validation pictures")
    #expect(chart.series.map(\.name) == ["a", "b (training)"])
    #expect(chart.series[0].values == with["val_loss"])
    #expect(lossChart(["b": without]).title == "Loss by epoch")
  }

  @Test func valuesStandAtTheirEpochs() throws {
    let history = try history(epochs: 7, from: 2, every: 2)
    #expect(history.epochNumbers == [2, 3, 4, 5, 6])
    #expect(history.epochNumbers(of: "val_loss") == [3, 5] && history.epochNumbers(of: "nonsense").isEmpty)
    #expect(accuracyChart(history).series.map(\.positions) == [[3, 4, 5, 6, 7], [4, 6]])
    #expect(lossChart(["a": history]).series[0].positions == [4, 6])
    guard case .table(let table)? = StepOutput.showing(history).first else { throw FilterError.notOfColours([]) }
    #expect(table.rows.map { $0[0] } == ["3", "4", "5", "6", "7"])
    #expect(table.rows.map { $0[4].isEmpty } == [true, false, true, false, true])
    #expect(table.rows[3][4] == String(format: "%.4f", history["val_loss"][1]))
  }

  @Test func severalRunsOnOneChart() throws {
    let (short, long) = (try history(), try history(epochs: 9, from: 3))
    let chart = try learningCurves(["plain": short, "dropout": long], of: "loss")
    #expect(chart.title == "Loss by epoch" && chart.startsAtZero)
    #expect(
      chart.series.map(\.name)
        == ["plain, training", "plain, validation", "dropout, training", "dropout, validation"])
    #expect(chart.series.map(\.group) == [0, 0, 1, 1])
    #expect(chart.series.map(\.isCompanion) == [true, false, true, false])
    #expect(chart.series[3].values == long["val_loss"] && chart.series[3].positions == [4, 5, 6, 7, 8, 9])
    // The loss falls all the time.
    #expect(chart.series.map(\.best) == [nil, 2, nil, 5])
    let accuracy = try learningCurves(["plain": short, "dropout": long])
    #expect(accuracy.valueFormat == .percent)
    let best = try #require(accuracy.series[3].best)
    #expect(best == long["val_accuracy"].firstIndex(of: long["val_accuracy"].max() ?? -1))
  }

  @Test func oneRunAndRunsWithoutValidation() throws {
    let (with, without) = (try history(), try history(validates: false))
    #expect(try learningCurves(with, of: "loss").series.map(\.name) == ["training", "validation"])
    #expect(try learningCurves(with, of: "loss").series.map(\.best) == [nil, 2])
    let chart = try learningCurves(["a": without, "b": with])
    #expect(chart.series.map(\.name) == ["a, training", "b, training", "b, validation"])
    #expect(chart.series.map(\.isCompanion) == [false, true, false])
    let error = #expect(throws: EvaluationError.noMetric("acuracy", run: "b", names: with.names)) {
      try learningCurves(["b": with], of: "acuracy")
    }
    #expect(
      error?.description == "The history of the run \"b\" has no \"acuracy\"; it has accuracy, loss, val_accuracy, "
        + "val_loss. Did you mean \"accuracy\"?")
    #expect(throws: EvaluationError.self) { try learningCurves(with, of: "val_loss_") }
  }

  @Test func aHistoryIsATable() throws {
    let history = try history()
    guard case .table(let table)? = StepOutput.showing(history).first else { throw FilterError.notOfColours([]) }
    #expect(table.columns.map(\.title) == ["epoch", "accuracy", "loss", "val_accuracy", "val_loss"])
    #expect(table.rows.count == 3)
    #expect(table.rows[2][2] == String(format: "%.4f", history["loss"][2]))
  }

  @Test func aSummaryIsATable() throws {
    let model = Sequential(InputLayer(shape: [2]), Dense(3))
    guard case .table(let table)? = StepOutput.showing(model.summary()).first else {
      throw FilterError.notOfColours([])
    }
    #expect(table.rows == [["dense (Dense)", "(None, 3)", "9"]])
    #expect(table.columns.map(\.alignment) == [.left, .left, .right])
    #expect(PlainText.table(table) == model.summary().description + "\n")
  }

  @Test func filtersOfAModel() throws {
    let model = try Architecture.efficientNetLite0.build(includeTop: false)
    #expect(try PictureGrid(filtersOf: model).count == 32)
    #expect(try PictureGrid(filtersOf: Sequential(model, GlobalAveragePooling2D())).count == 32)
    let dense = Sequential(InputLayer(shape: [2]), Dense(3), name: "plain")
    #expect(throws: FilterError.noConvolution(model: "plain")) { try PictureGrid(filtersOf: dense) }
  }
}
