/// Makes the learning rate smaller when a number has not become better for some epochs.
/// As `keras.callbacks.ReduceLROnPlateau`.
public final class ReduceLROnPlateau: Callback {
  private var monitor: Monitor
  private let factor, minLR: Double
  private let patience, cooldown: Int
  private let verbose: Bool
  private var wait = 0
  private var coolingDown = 0
  private var best: Double?

  /// - Parameters:
  ///   - monitor: the number that is watched.
  ///   - factor: what the rate is multiplied by; below 1.
  ///   - patience: after how many epochs without gain.
  ///   - mode: whether less or more is better.
  ///   - minDelta: what has to be gained at least to count.
  ///   - cooldown: how many epochs do not count after that.
  ///   - minLR: what the rate does not go below.
  ///   - verbose: whether it says what it does.
  public init(
    monitor: String = "val_loss", factor: Double = 0.1, patience: Int = 10, mode: MonitorMode = .auto,
    minDelta: Double = 1e-4, cooldown: Int = 0, minLR: Double = 0, verbose: any Verbosity = 0
  ) {
    self.monitor = Monitor(monitor, mode: mode, minDelta: minDelta)
    (self.factor, self.minLR, self.patience, self.cooldown) = (factor, minLR, patience, cooldown)
    self.verbose = verbose.verbosity > 0
  }

  public var logNames: [String] { ["learning_rate"] }

  public func onTrainBegin(_ run: TrainingRun) throws {
    guard factor < 1 else {
      throw CallbackError.argument(
        callback: "ReduceLROnPlateau", name: "factor", expected: "below 1", found: "\(factor)")
    }
    guard !run.optimizer.followsSchedule else { throw CallbackError.schedule(callback: "ReduceLROnPlateau") }
    try monitor.prepare(for: run, callback: "ReduceLROnPlateau")
    (best, wait, coolingDown) = (nil, 0, 0)
  }

  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws {
    run.logs["learning_rate"] = run.optimizer.learningRate
    guard let current = run.logs[monitor.name] else { return }
    if coolingDown > 0 {
      coolingDown -= 1
      wait = 0
    }
    if monitor.isBetter(current, than: best) {
      best = current
      wait = 0
    } else if coolingDown == 0 {
      wait += 1
      let old = run.optimizer.learningRate
      guard wait >= patience, old > minLR else { return }
      run.optimizer.learningRate = max(old * factor, minLR)
      if verbose {
        print("\nEpoch \(epoch + 1): ReduceLROnPlateau reducing learning rate to \(run.optimizer.learningRate).")
      }
      coolingDown = cooldown
      wait = 0
    }
  }
}
