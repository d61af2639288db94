import Foundation

/// Keeps the state of training in a folder after each epoch, and takes it up again when training was interrupted: `fit` then goes
/// on with the next epoch, to the same bits. When training ends, the state is removed; when Ctrl-C ended it, it stays.
/// As `keras.callbacks.BackupAndRestore`.
public final class BackupAndRestore: Callback {
  private let file: URL
  private let deleteCheckpoint: Bool

  /// - Parameters:
  ///   - backupDir: the folder, for this model alone; made when it is not there.
  ///   - deleteCheckpoint: whether the state is removed when training ends.
  public init(_ backupDir: String, deleteCheckpoint: Bool = true) {
    file = URL(fileURLWithPath: backupDir, isDirectory: true).appendingPathComponent("training.backup")
    self.deleteCheckpoint = deleteCheckpoint
  }

  public func onTrainBegin(_ run: TrainingRun) throws {
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    let backup = try TrainingBackup(contentsOf: file)
    try run.model.setWeights(backup.weights)
    try run.optimizer.restore(backup.optimizer)
    run.initialEpoch = backup.epoch + 1
  }

  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws {
    try TrainingBackup(epoch: epoch, weights: run.model.weights, optimizer: run.optimizer.state).write(to: file)
  }

  public func onTrainEnd(_ run: TrainingRun) throws {
    if deleteCheckpoint, !run.isInterrupted { try? FileManager.default.removeItem(at: file) }
  }
}
