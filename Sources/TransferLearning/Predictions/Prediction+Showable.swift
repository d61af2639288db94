import Foundation

/// Predictions of one picture are bars, the likeliest on top: see ``predictionChart(_:title:)``.
extension Prediction: Showable {
  /// Its bars.
  public var stepOutputs: [StepOutput] { predictionChart([self]).stepOutputs }
}

/// What a model takes a picture for, as bars.
public func predictionChart(_ predictions: [Prediction], title: String = "What the model sees") -> BarChart {
  BarChart(
    title: title,
    bars: predictions.map { .init($0.name.replacingOccurrences(of: "_", with: " "), Double($0.probability)) },
    valueTitle: "probability", valueFormat: .percent)
}
