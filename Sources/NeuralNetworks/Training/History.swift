/// What training reported, epoch by epoch.
public struct History: Hashable, Codable, Sendable, CustomStringConvertible {
  /// `accuracy`, `loss`, `val_accuracy`, `val_loss`, one number an epoch; fewer for validation that was not done each epoch.
  public internal(set) var values: [String: [Double]] = [:]
  /// How long each epoch took.
  public internal(set) var secondsPerEpoch: [Double] = []
  /// Which epochs these were, counted from 0.
  public internal(set) var epochNumbers: [Int] = []

  /// Whether somebody ended training with Ctrl-C. An epoch that was not finished is not among these.
  public internal(set) var isInterrupted = false

  /// How many epochs were trained.
  public var epochs: Int { secondsPerEpoch.count }

  /// One number an epoch; none when nothing of that name was measured.
  public subscript(name: String) -> [Double] { values[name] ?? [] }

  /// What was measured, in alphabetical order.
  public var names: [String] { values.keys.sorted() }

  mutating func append(_ scores: Scores, epoch: Int, seconds: Double) {
    for (name, value) in scores.values { values[name, default: []].append(value) }
    secondsPerEpoch.append(seconds)
    epochNumbers.append(epoch)
  }

  /// The last epoch's numbers.
  public var description: String {
    "\(epochs) epochs" + names.map { " - \($0): \(ProgressLine.number(values[$0]?.last ?? .nan))" }.joined()
  }
}
