import Foundation
import NeuralNetworks
import StepOutput

/// Curves that grow while a model is trained, for a page that is open. They are a progress and no result: when the step has ended, the
/// page shows what the step showed and nothing else.
package enum LiveCurves {
  /// Between two drawings, in seconds: training is not to wait for them.
  private static let pause = 0.2

  /// From now on each `fit` is drawn as it goes.
  package static func begin() {
    var last = Date.distantPast
    EpochWatch.onEpochEnd = { history, epochs in
      let done = history.epochNumbers.last.map { $0 + 1 } ?? 0
      guard history.epochs > 1, Date().timeIntervalSince(last) > pause || done == epochs else { return }
      last = Date()
      StepSink.emit(.progress(progress(history, done: done, of: epochs)))
    }
  }

  /// - Parameter done: how many of the epochs are over.
  static func progress(_ history: History, done: Int, of epochs: Int) -> StepOutput.Progress {
    let name = history["accuracy"].isEmpty ? "loss" : "accuracy"
    var figure: StepOutput.Figure?
    if let chart = try? learningCurves(history, of: name) {
      for case .figure(let drawn) in chart.stepOutputs { figure = drawn }
    }
    return .init(
      id: "fit", fraction: epochs > 0 ? Double(done) / Double(epochs) : nil, label: "Epoch \(done) of \(epochs)",
      figure: figure)
  }
}
