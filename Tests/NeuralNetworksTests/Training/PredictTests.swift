import Foundation
import Tensors
import Testing

@testable import NeuralNetworks

/// The arguments of `predict` and `evaluate`.
@Suite(.serialized)
struct PredictTests {
  private func model() -> Model { FitTests.model() }

  @Test func someStepsAreTheFirstRows() throws {
    let model = model()
    let batches = TensorBatches(FitTests.x, FitTests.y, batchSize: 6)
    let all = try model.predict(FitTests.x)
    #expect(try model.predict(batches).scalars == all.scalars)
    #expect(try model.predict(batches, steps: 2).scalars == all.rows(0..<12).scalars)
    // The last batch is short, and nothing is predicted twice.
    #expect(try model.predict(batches, steps: 9).scalars == all.scalars)
    #expect(try model.predict(TensorBatches(FitTests.x, FitTests.y, batchSize: .max)).scalars == all.scalars)
    #expect(throws: TrainingError.self) { try model.predict(batches, steps: 0) }
  }

  @Test func withTheProgressLineTheSame() throws {
    let model = model()
    let all = try model.predict(FitTests.x)
    for verbose in 1...2 {
      #expect(try model.predict(FitTests.x, batchSize: 3, verbose: verbose).scalars == all.scalars)
    }
    #expect(try model.predict(TensorBatches(FitTests.x, FitTests.y), verbose: true).scalars == all.scalars)
    #expect(throws: TrainingError.self) { try model.predict(FitTests.x, batchSize: 0, verbose: true) }
  }

  @Test func dataWithoutAnEnd() throws {
    let model = model()
    let endless = BatchGenerator(batchSize: 2) { number in
      let rows = [number % 20, (number + 1) % 20]
      return Batch(keys: [nil, nil], targets: FitTests.y.rows(rows)) { FitTests.x.rows($0.map { rows[$0] }) }
    }
    #expect(throws: TrainingError.endless) { try model.predict(endless) }
    let expected = try model.predict(FitTests.x.rows([0, 1, 1, 2, 2, 3]))
    #expect(try model.predict(endless, steps: 3).scalars == expected.scalars)
    #expect(try model.evaluate(endless, steps: 3, verbose: false).names == ["accuracy", "loss"])
  }

  @Test func nothing() throws {
    let model = model()
    let none = TensorBatches(Tensor(shape: [0, 5]), Tensor(shape: [0]))
    #expect(try model.predict(none).shape == [0, 3])
    #expect(try model.predict(none, steps: 2, verbose: true).shape == [0, 3])
    #expect(try model.predict(Tensor(shape: [0, 5]), verbose: true).shape == [0, 3])
    let error = #expect(throws: TrainingError.noExamples) { try model.evaluate(none, verbose: false) }
    #expect(error?.description == "There is not one example: the data is empty.")
  }

  @Test func whatCannotBeMeasuredIsSaid() throws {
    let error = #expect(throws: TrainingError.self) {
      try model().evaluate(FitTests.x, Tensor(shape: [20, 0]), verbose: false)
    }
    #expect(error?.description.contains("The data has no targets") == true)
    let plain = Sequential(InputLayer(shape: [5]), Dense(3), name: "plain")
    let raw = #expect(throws: TrainingError.notCompiled(model: "plain")) {
      try plain.evaluate(FitTests.x, FitTests.y, verbose: false)
    }
    #expect(raw?.description.contains("compile") == true)
  }

  @Test func predictedClasses() {
    let rows = Tensor(shape: [2, 3], scalars: [0.1, 0.7, 0.2, 0.5, 0.2, 0.3])
    #expect(rows.predictedClasses() == [1, 0])
    let sigmoid = Tensor(shape: [3, 1], scalars: [0.5, 0.51, 0.2])
    #expect(sigmoid.predictedClasses() == [0, 1, 0])
    #expect(sigmoid.reshaped([3]).predictedClasses(threshold: 0.1) == [1, 1, 1])
    #expect(Tensor(shape: [0]).predictedClasses() == [])
    #expect(Tensor(shape: [0, 4]).predictedClasses() == [])
  }
}
