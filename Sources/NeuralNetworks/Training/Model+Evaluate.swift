import Tensors

extension Model {
  /// Measures loss and metrics without learning.
  ///
  /// - Parameters:
  ///   - source: the examples, batch by batch.
  ///   - steps: how many batches are looked at; nil for all.
  ///   - verbose: whether Keras's progress line is printed; 2 for its end only.
  /// - Throws: `TrainingError`, and what reading examples throws.
  public func evaluate(
    _ source: BatchSource, steps: Int? = nil, verbose: any Verbosity = true
  ) throws -> Scores {
    let settings = try readySettings()
    let total = try BatchCursor(source, steps: steps, argument: "steps").count
    var line = ProgressLine(total: total, verbosity: verbose.verbosity)
    let scores = try measure(source, steps: steps, argument: "steps", settings, readyPredictor()) { done, keeper in
      if verbose.verbosity == 1 { line.show(done, keeper.scores) }
    }
    line.finish(scores)
    return scores
  }

  /// Measures loss and metrics on examples that are in memory, without learning.
  ///
  /// - Parameters:
  ///   - x: the examples, `[N, …]`.
  ///   - y: what they should be predicted as, `[N, …]`.
  ///   - others: as for batches.
  /// - Throws: `TrainingError`.
  public func evaluate(
    _ x: Tensor, _ y: Tensor, batchSize: Int = 32, sampleWeight: [Float]? = nil, steps: Int? = nil,
    verbose: any Verbosity = true
  ) throws -> Scores {
    try evaluate(
      TensorBatches(checked: x, y, weights: sampleWeight, batchSize: batchSize), steps: steps, verbose: verbose)
  }
}
