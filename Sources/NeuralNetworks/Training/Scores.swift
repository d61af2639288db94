/// Loss and metrics by name: what `evaluate` measured, or what a callback is told.
public struct Scores: Hashable, Codable, Sendable, CustomStringConvertible {
  /// What was measured, in the order in which it is printed.
  public private(set) var names: [String] = []
  private var numbers: [String: Double] = [:]

  /// Numbers by name.
  public init(_ values: [(name: String, value: Double)] = []) {
    for (name, value) in values { self[name] = value }
  }

  /// A number by its name; nil when there is none. What is set is added at the end, unless it is there.
  public subscript(name: String) -> Double? {
    get { numbers[name] }
    set {
      if numbers[name] == nil { names.append(name) }
      numbers[name] = newValue
      if newValue == nil { names.removeAll { $0 == name } }
    }
  }

  /// The mean loss; no number when none was measured.
  public var loss: Double { self["loss"] ?? .nan }
  /// The share of right answers; nil when the model was compiled without that metric.
  public var accuracy: Double? { self["accuracy"] }

  /// Names and numbers, in order.
  public var values: [(name: String, value: Double)] { names.map { ($0, numbers[$0] ?? .nan) } }

  /// As Keras prints them: `accuracy: 0.9500 - loss: 0.1234`.
  public var description: String {
    values.map { "\($0.name): \(ProgressLine.number($0.value))" }.joined(separator: " - ")
  }
}
