internal import Wording

/// Whether more or less of a watched number is better.
public enum MonitorMode: String, Hashable, Codable, Sendable {
  /// Less for a loss, else what the metric says of itself.
  case auto
  /// Less.
  case min
  /// More.
  case max
}

/// A number that a callback watches. As `keras/src/callbacks/monitor_callback.py`.
package struct Monitor {
  /// The number's name in the logs.
  package let name: String
  private let mode: MonitorMode
  private let minDelta: Double
  private var larger = false

  package init(_ name: String, mode: MonitorMode, minDelta: Double = 0) {
    self.name = name
    self.mode = mode
    self.minDelta = abs(minDelta)
  }

  /// Looks up what is better, before training.
  ///
  /// - Throws: `CallbackError.monitor`, `.direction`.
  package mutating func prepare(for run: TrainingRun, callback: String) throws {
    guard run.logNames.contains(name) else {
      throw CallbackError.monitor(callback: callback, name: name, known: run.logNames)
    }
    switch mode {
    case .min: larger = false
    case .max: larger = true
    case .auto:
      let metric = name.hasPrefix("val_") ? String(name.dropFirst(4)) : name
      guard let known = run.directions[metric], let larger = known else {
        throw CallbackError.direction(callback: callback, name: name)
      }
      self.larger = larger
    }
  }

  /// Whether a value is better than another by more than the least difference; always when there is no other.
  package func isBetter(_ value: Double, than other: Double?) -> Bool {
    guard let other else { return true }
    return larger ? value - minDelta > other : value + minDelta < other
  }
}
