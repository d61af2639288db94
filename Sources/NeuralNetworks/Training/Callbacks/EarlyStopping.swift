import Tensors

/// Ends training when a number has not become better for some epochs. As `keras.callbacks.EarlyStopping`.
public final class EarlyStopping: Callback {
  /// The epoch after which training was ended, counted from 0; nil when it was not.
  public private(set) var stoppedEpoch: Int?
  /// The best epoch, counted from 0.
  public private(set) var bestEpoch = 0
  /// The weights that training ended with, by path, where Ctrl-C ended it and those of the best epoch were put back.
  public private(set) var lastWeights: [String: Tensor]?
  private var monitor: Monitor
  private let patience: Int
  private let baseline: Double?
  private let restoreBestWeights: Bool
  private let startFromEpoch: Int
  private let verbose: Bool
  private var wait = 0
  private var best: Double?
  private var bestWeights: [(variable: Variable, value: Tensor)]?

  /// - Parameters:
  ///   - monitor: the number that is watched.
  ///   - minDelta: what has to be gained at least to count.
  ///   - patience: after how many epochs without gain training ends.
  ///   - mode: whether less or more is better.
  ///   - baseline: what has to be beaten too.
  ///   - restoreBestWeights: whether the weights of the best epoch are put back at the end.
  ///   - startFromEpoch: the first epoch that counts, from 0.
  ///   - verbose: whether it says what it does.
  public init(
    monitor: String = "val_loss", minDelta: Double = 0, patience: Int = 0, mode: MonitorMode = .auto,
    baseline: Double? = nil, restoreBestWeights: Bool = false, startFromEpoch: Int = 0, verbose: any Verbosity = 0
  ) {
    self.monitor = Monitor(monitor, mode: mode, minDelta: minDelta)
    self.patience = patience
    self.baseline = baseline
    self.restoreBestWeights = restoreBestWeights
    self.startFromEpoch = startFromEpoch
    self.verbose = verbose.verbosity > 0
  }

  public func onTrainBegin(_ run: TrainingRun) throws {
    try monitor.prepare(for: run, callback: "EarlyStopping")
    (wait, best, bestWeights, bestEpoch, stoppedEpoch, lastWeights) = (0, nil, nil, 0, nil, nil)
  }

  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws {
    guard let current = run.logs[monitor.name], epoch >= startFromEpoch else { return }
    if restoreBestWeights, bestWeights == nil { keep(run, epoch) }
    wait += 1
    if monitor.isBetter(current, than: best) {
      best = current
      bestEpoch = epoch
      if restoreBestWeights { keep(run, epoch) }
      if monitor.isBetter(current, than: baseline) { wait = 0 }
      return
    }
    if wait >= patience, epoch > 0 {
      stoppedEpoch = epoch
      run.stopTraining = true
    }
  }

  public func onTrainEnd(_ run: TrainingRun) throws {
    if verbose, let stoppedEpoch { print("Epoch \(stoppedEpoch + 1): early stopping") }
    guard restoreBestWeights, let bestWeights else { return }
    if verbose { print("Restoring model weights from the end of the best epoch: \(bestEpoch + 1).") }
    if run.isInterrupted { lastWeights = run.model.weights }
    for (variable, value) in bestWeights { variable.value = value }
    self.bestWeights = nil
  }

  private func keep(_ run: TrainingRun, _ epoch: Int) {
    bestEpoch = epoch
    // Tensors are shared until one side writes, so that what does not change costs nothing.
    bestWeights = run.model.variables.map { ($0, $0.value) }
  }
}
