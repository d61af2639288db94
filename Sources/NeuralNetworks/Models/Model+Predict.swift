import Tensors

extension Model {
  /// What the model says of a batch: `[N, H, W, C] -> [N, …]`, by compiled plans; nothing is dropped out.
  ///
  /// - Throws: `ModelError.input` when the batch has another shape than the model's input.
  public func predict(_ x: Tensor) throws -> Tensor {
    try check(x)
    return try readyPredictor()(x)
  }

  /// What the model says of all examples of a source, in its order in the first epoch: `[count, …]`.
  ///
  /// What frozen layers made of a picture is kept and not computed again.
  public func predict(_ source: BatchSource) throws -> Tensor {
    let predictor = readyPredictor()
    let body = predictor.body
    let batches = source.batches(epoch: 0)
    var parts: [Tensor] = []
    func predict(_ index: Int, _ batch: Batch) throws -> Bool {
      parts.append(try body.top(features(batch, predictor, body)))
      return true
    }
    let missing = predictor.missingRows(body)
    try forEachLoadedAhead(count: batches.count, batch: { batches[$0] }, rows: missing, predict)
    guard !parts.isEmpty else { return Tensor(shape: Shape([0] + outputShape.dimensions.map { $0 ?? 0 })) }
    return Tensor(joining: parts)
  }

  func features(_ batch: Batch, _ predictor: Predictor, _ body: Predictor.Body) throws -> Tensor {
    let checked = Batch(keys: batch.keys, targets: Tensor(shape: [0])) { rows in
      let x = try batch.inputs(rows: rows)
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
    predictor = ready
    return ready
  }
}
