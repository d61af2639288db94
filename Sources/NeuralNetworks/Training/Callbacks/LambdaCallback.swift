/// Closures that are told how training goes. As `keras.callbacks.LambdaCallback`.
///
/// `LambdaCallback(onEpochEnd: { epoch, run in run.stopTraining = run.logs["accuracy"] ?? 0 > 0.95 })`
public final class LambdaCallback: Callback {
  /// Is told of an epoch or a batch, counted from 0.
  public typealias Counted = (_ number: Int, _ run: TrainingRun) throws -> Void
  /// Is told of the whole.
  public typealias Whole = (_ run: TrainingRun) throws -> Void

  private let epochBegin, epochEnd, batchBegin, batchEnd: Counted?
  private let trainBegin, trainEnd: Whole?

  /// - Parameters: what to call when; nil for nothing.
  public init(
    onEpochBegin: Counted? = nil, onEpochEnd: Counted? = nil, onTrainBegin: Whole? = nil, onTrainEnd: Whole? = nil,
    onTrainBatchBegin: Counted? = nil, onTrainBatchEnd: Counted? = nil
  ) {
    (epochBegin, epochEnd) = (onEpochBegin, onEpochEnd)
    (trainBegin, trainEnd) = (onTrainBegin, onTrainEnd)
    (batchBegin, batchEnd) = (onTrainBatchBegin, onTrainBatchEnd)
  }

  public func onTrainBegin(_ run: TrainingRun) throws { try trainBegin?(run) }
  public func onTrainEnd(_ run: TrainingRun) throws { try trainEnd?(run) }
  public func onEpochBegin(_ epoch: Int, _ run: TrainingRun) throws { try epochBegin?(epoch, run) }
  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws { try epochEnd?(epoch, run) }
  public func onTrainBatchBegin(_ batch: Int, _ run: TrainingRun) throws { try batchBegin?(batch, run) }
  public func onTrainBatchEnd(_ batch: Int, _ run: TrainingRun) throws { try batchEnd?(batch, run) }
}
