/// Something that is told how training goes, and may act on it. As `keras.callbacks.Callback`.
///
/// An error that it throws ends `fit` at once and comes out of it.
public protocol Callback: AnyObject {
  /// What it adds to the logs at the end of an epoch: `learning_rate`.
  var logNames: [String] { get }
  /// Before the first epoch.
  func onTrainBegin(_ run: TrainingRun) throws
  /// After the last epoch.
  func onTrainEnd(_ run: TrainingRun) throws
  /// Before an epoch, counted from 0.
  func onEpochBegin(_ epoch: Int, _ run: TrainingRun) throws
  /// After an epoch and its validation.
  func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws
  /// Before a batch, counted from 0.
  func onTrainBatchBegin(_ batch: Int, _ run: TrainingRun) throws
  /// After a batch.
  func onTrainBatchEnd(_ batch: Int, _ run: TrainingRun) throws
}

extension Callback {
  /// Nothing.
  public var logNames: [String] { [] }
  /// Does nothing.
  public func onTrainBegin(_ run: TrainingRun) throws {}
  /// Does nothing.
  public func onTrainEnd(_ run: TrainingRun) throws {}
  /// Does nothing.
  public func onEpochBegin(_ epoch: Int, _ run: TrainingRun) throws {}
  /// Does nothing.
  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws {}
  /// Does nothing.
  public func onTrainBatchBegin(_ batch: Int, _ run: TrainingRun) throws {}
  /// Does nothing.
  public func onTrainBatchEnd(_ batch: Int, _ run: TrainingRun) throws {}
}
