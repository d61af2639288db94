/// What `evaluate` measured.
public struct Scores: Hashable, Codable, Sendable, CustomStringConvertible {
  /// The mean loss.
  public let loss: Double
  /// The share of right answers; nil when the model was compiled without that metric.
  public let accuracy: Double?

  /// `loss` or `accuracy` by name.
  public subscript(name: String) -> Double? { values.first { $0.name == name }?.value }

  var values: [(name: String, value: Double)] {
    (accuracy.map { [("accuracy", $0)] } ?? []) + [("loss", loss)]
  }

  /// As Keras prints them: `loss: 0.1234 - accuracy: 0.9500`.
  public var description: String {
    values.map { "\($0.name): \(ProgressLine.number($0.value))" }.joined(separator: " - ")
  }
}
