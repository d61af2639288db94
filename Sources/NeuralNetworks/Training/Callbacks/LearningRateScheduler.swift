/// Sets the learning rate before each epoch. As `keras.callbacks.LearningRateScheduler`.
public final class LearningRateScheduler: Callback {
  private let schedule: (Int, Double) throws -> Double
  private let verbose: Bool

  /// - Parameter schedule: the rate for an epoch, counted from 0, after the rate before it.
  public init(verbose: any Verbosity = 0, _ schedule: @escaping (_ epoch: Int, _ rate: Double) throws -> Double) {
    self.schedule = schedule
    self.verbose = verbose.verbosity > 0
  }

  public var logNames: [String] { ["learning_rate"] }

  public func onTrainBegin(_ run: TrainingRun) throws {
    guard !run.optimizer.followsSchedule else { throw CallbackError.schedule(callback: "LearningRateScheduler") }
  }

  public func onEpochBegin(_ epoch: Int, _ run: TrainingRun) throws {
    run.optimizer.learningRate = try schedule(epoch, run.optimizer.learningRate)
    if verbose {
      print("\nEpoch \(epoch + 1): LearningRateScheduler setting learning rate to \(run.optimizer.learningRate).")
    }
  }

  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws {
    run.logs["learning_rate"] = run.optimizer.learningRate
  }
}
