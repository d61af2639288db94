import Foundation
import Testing

@testable import TransferLearning

@Suite struct HistoryChartsTests {
  /// A history of a real training: eight numbers of two classes, learned and validated by one dense layer.
  private func history(validates: Bool = true) throws -> History {
    Random.seed = 7
    let x = Tensor(shape: [8, 2], scalars: (0..<16).map { Float($0 % 2 == 0 ? $0 / 8 : 1) })
    let y = Tensor(shape: [8, 2], scalars: (0..<8).flatMap { $0 < 4 ? [1, 0] : [0, 1] as [Float] })
    let model = Sequential(InputLayer(shape: [2]), Dense(2, activation: .softmax))
    model.compile(optimizer: SGD(learningRate: 0.5), loss: .categoricalCrossentropy, metrics: [.accuracy])
    let batches = TensorBatches(x, y, batchSize: 4)
    return try model.fit(batches, epochs: 3, validationData: validates ? batches : nil, verbose: false)
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
