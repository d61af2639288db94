internal import Wording

/// A `fit` that is under way, as callbacks see it.
public final class TrainingRun {
  /// What is trained.
  public let model: Model
  /// What it is trained by; its `learningRate` may be changed.
  public let optimizer: Optimizer
  /// The epoch after the last one, counted from 0.
  public let epochs: Int
  /// How many batches an epoch has.
  public let steps: Int
  /// The first epoch, counted from 0.
  var initialEpoch: Int
  /// The epoch, counted from 0.
  public internal(set) var epoch: Int
  /// Loss and metrics of the epoch so far; at its end with `val_…`. What a callback adds is printed and kept in the history.
  public var logs = Scores()
  /// Set to true, `fit` ends after this batch or epoch and returns what was reached.
  public var stopTraining = false
  /// Whether somebody ended training with Ctrl-C: it may be taken up again.
  public internal(set) var isInterrupted = false
  /// Whether more is better, by the name of each metric; nil when that is not known.
  let directions: [String: Bool?]
  /// The names that logs will have at the end of an epoch.
  package let logNames: [String]

  init(
    model: Model, settings: TrainingSettings, epochs: Range<Int>, steps: Int, validates: Bool, callbacks: [Callback]
  ) {
    self.model = model
    optimizer = settings.optimizer
    self.epochs = epochs.upperBound
    initialEpoch = epochs.lowerBound
    epoch = epochs.lowerBound
    self.steps = steps
    let names = ScoreKeeper.names(settings.metrics)
    directions = Dictionary(
      zip(names, settings.metrics.map(\.isBetterWhenLarger)), uniquingKeysWith: { first, _ in first }
    ).merging(["loss": false]) { $1 }
    let measured = (names + ["loss"]).sorted()
    logNames = measured + (validates ? measured.map { "val_" + $0 } : []) + callbacks.flatMap(\.logNames)
  }
}
