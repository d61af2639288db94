import Foundation
import NeuralNetworks

/// Saves the model while it is trained. A file is whole or not there, whenever training is interrupted: the old one is replaced
/// once the new one is on the disk. As `keras.callbacks.ModelCheckpoint`.
public final class ModelCheckpoint: Callback {
  /// When it saves.
  public enum Frequency: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// After each epoch.
    case epoch
    /// After so many batches, counted over all epochs.
    case batches(Int)

    /// After so many batches.
    public init(integerLiteral value: Int) { self = .batches(value) }
  }

  /// The file that was saved last; nil before the first.
  public private(set) var lastFile: URL?
  private let filepath: String
  private var monitor: Monitor
  private let saveBestOnly, saveWeightsOnly: Bool
  private let saveFreq: Frequency
  private let threshold: Double?
  private let verbose: Bool
  private var best: Double?
  private var batchesSinceSaving = 0

  /// - Parameters:
  ///   - filepath: where to save; it ends in `.keras` or `.h5`, for weights alone in `.weights.h5`. It may hold placeholders:
  ///     `{epoch:02d}`, counted from 1, `{batch}`, and what training reports, such as `{val_loss:.2f}`.
  ///   - monitor: the number that is watched, when only the best is saved.
  ///   - mode: whether less or more is better.
  ///   - saveBestOnly: whether to save only what is better than all before.
  ///   - saveWeightsOnly: whether to save weights without layers.
  ///   - saveFreq: when to save.
  ///   - initialValueThreshold: what the best so far is taken to be at the start.
  ///   - verbose: whether it says what it does.
  public init(
    _ filepath: String, monitor: String = "val_loss", mode: MonitorMode = .auto, saveBestOnly: Bool = false,
    saveWeightsOnly: Bool = false, saveFreq: Frequency = .epoch, initialValueThreshold: Double? = nil,
    verbose: any Verbosity = 0
  ) {
    self.filepath = filepath
    self.monitor = Monitor(monitor, mode: mode)
    self.saveBestOnly = saveBestOnly
    self.saveWeightsOnly = saveWeightsOnly
    self.saveFreq = saveFreq
    threshold = initialValueThreshold
    best = initialValueThreshold
    self.verbose = verbose.verbosity > 0
  }

  public func onTrainBegin(_ run: TrainingRun) throws {
    let endings = saveWeightsOnly ? [".weights.h5"] : [".keras", ".h5"]
    guard endings.contains(where: filepath.hasSuffix), saveWeightsOnly || !filepath.hasSuffix(".weights.h5") else {
      throw CallbackError.path(
        path: filepath,
        problem: saveWeightsOnly
          ? "a file of weights ends in .weights.h5" : "a file of a whole model ends in .keras or .h5")
    }
    var known = ["epoch"] + run.logNames
    if case .batches(let count) = saveFreq {
      guard count > 0 else {
        throw CallbackError.argument(
          callback: "ModelCheckpoint", name: "saveFreq", expected: "at least one batch", found: "\(count)")
      }
      known = ["epoch", "batch"] + run.logNames.filter { !$0.hasPrefix("val_") }
      guard !saveBestOnly || known.contains(monitor.name) else {
        throw CallbackError.monitor(callback: "ModelCheckpoint", name: monitor.name, known: known)
      }
    }
    for name in try PathTemplate(filepath).names where !known.contains(name) {
      throw CallbackError.placeholder(path: filepath, name: name, known: known)
    }
    if saveBestOnly { try monitor.prepare(for: run, callback: "ModelCheckpoint") }
    batchesSinceSaving = 0
  }

  public func onTrainBatchEnd(_ batch: Int, _ run: TrainingRun) throws {
    guard case .batches(let count) = saveFreq else { return }
    batchesSinceSaving += 1
    guard batchesSinceSaving >= count else { return }
    batchesSinceSaving = 0
    try save(run, counts: ["epoch": run.epoch + 1, "batch": batch + 1])
  }

  public func onEpochEnd(_ epoch: Int, _ run: TrainingRun) throws {
    if saveFreq == .epoch { try save(run, counts: ["epoch": epoch + 1]) }
  }

  private func save(_ run: TrainingRun, counts: [String: Int]) throws {
    let epoch = "\nEpoch \(run.epoch + 1): "
    if saveBestOnly {
      // After an epoch without validation there is nothing to compare.
      guard let current = run.logs[monitor.name] else { return }
      let before = best.map { String(format: "%.5f", $0) } ?? "None"
      guard monitor.isBetter(current, than: best) else {
        if verbose { print("\(epoch)\(monitor.name) did not improve from \(before)") }
        return
      }
      best = current
      let path = try PathTemplate(filepath).path(counts: counts, values: run.logs)
      if verbose {
        let now = String(format: "%.5f", current)
        print("\(epoch)\(monitor.name) improved from \(before) to \(now), saving model to \(path)")
      }
      try write(run.model, to: path, epoch: run.epoch + 1)
    } else {
      let path = try PathTemplate(filepath).path(counts: counts, values: run.logs)
      if verbose { print("\(epoch)saving model to \(path)") }
      try write(run.model, to: path, epoch: run.epoch + 1)
    }
  }

  private func write(_ model: Model, to path: String, epoch: Int) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    if saveWeightsOnly { try model.saveWeights(to: url) } else { try model.save(to: url) }
    lastFile = url
    if verbose { print("\nEpoch \(epoch): finished saving model to \(path)") }
  }
}
