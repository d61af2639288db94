import Tensors

extension Model {
  /// What the model says of examples: `[N, H, W, C] -> [N, …]`, by compiled plans; nothing is dropped out.
  ///
  /// - Parameters:
  ///   - batchSize: how many examples a step of the progress line has; the numbers do not depend on it.
  ///   - verbose: whether Keras's progress line is printed; 2 for its end only.
  /// - Throws: `ModelError.input` when the examples have another shape than the model's input; `TrainingError.argument`.
  public func predict(_ x: Tensor, batchSize: Int = 32, verbose: any Verbosity = false) throws -> Tensor {
    try check(x)
    guard verbose.verbosity != 0 else { return try readyPredictor()(x) }
    let none = Tensor(shape: [x.shape[0], 0])
    return try predict(TensorBatches(checked: x, none, batchSize: batchSize), verbose: verbose)
  }

  /// What the model says of all examples of a source, in its order in the first epoch: `[count, …]`.
  ///
  /// What frozen layers made of a picture is kept and not computed again. Where the source is shuffled, so are the rows.
  ///
  /// - Parameters:
  ///   - steps: of how many batches; nil for all. Data that is through is not begun again.
  ///   - verbose: whether Keras's progress line is printed; 2 for its end only.
  /// - Throws: `TrainingError.endless`, `.argument`; `ModelError.input`; what reading examples throws.
  public func predict(_ source: BatchSource, steps: Int? = nil, verbose: any Verbosity = false) throws -> Tensor {
    let predictor = readyPredictor()
    let body = predictor.body
    var parts: [Tensor] = []
    if source.count > 0 {
      let all = source is BatchGenerator ? nil : try BatchCursor(source, steps: nil, argument: "steps").count
      var cursor = try BatchCursor(source, steps: steps.map { min($0, all ?? $0) }, argument: "steps")
      var line = ProgressLine(total: cursor.count, verbosity: verbose.verbosity)
      try cursor.forEach(epoch: 0, foresight(predictor)) { step, batch in
        parts.append(try body.top(features(batch, predictor, body)))
        line.show(step + 1, Scores())
        return true
      }
      line.finish(Scores())
    }
    guard !parts.isEmpty else { return Tensor(shape: Shape([0] + outputShape.dimensions.map { $0 ?? 0 })) }
    return Tensor(joining: parts)
  }

  /// What makes batches ready for a predictor.
  func foresight(_ predictor: Predictor) -> Foresight {
    Foresight(predictor: predictor, body: predictor.body, check: check)
  }

  func features(_ batch: Batch, _ predictor: Predictor, _ body: Predictor.Body) throws -> Tensor {
    let checked = batch.mapInputs { x in
      try self.check(x)
      return x
    }
    return try predictor.features(checked, body)
  }

  func check(_ x: Tensor) throws {
    guard x.shape.rank == inputShape.rank + 1, inputShape.accepts(PartialShape(exampleOf: x.shape)) else {
      throw ModelError.input(model: name, expected: inputShape, found: x.shape)
    }
    // Unknown sizes may still be too small for the layers.
    if inputShape.count == nil { _ = try outputShape([PartialShape(exampleOf: x.shape)]) }
  }

  func readyPredictor() -> Predictor {
    let ready = predictor ?? Predictor(self)
    ready.isTrained = training != nil
    ready.precision = precision
    predictor = ready
    return ready
  }
}
