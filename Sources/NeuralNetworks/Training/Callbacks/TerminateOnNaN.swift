/// Ends training when the loss is not a number any more; without it, `fit` throws `TrainingError.diverged` then.
/// As `keras.callbacks.TerminateOnNaN`.
public final class TerminateOnNaN: Callback {
  /// A callback that ends training when the loss is not a number.
  public init() {}

  public func onTrainBatchEnd(_ batch: Int, _ run: TrainingRun) throws {
    guard !run.logs.loss.isFinite else { return }
    print("Batch \(batch): Invalid loss, terminating training")
    run.stopTraining = true
  }
}
