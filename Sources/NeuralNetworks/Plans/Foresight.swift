import Tensors

/// Goes through batches for a predictor. What the frozen part does not know of the batches to come is computed for several at once,
/// always as many pictures at a time, so that few plans serve all; the rest is decoded ahead.
struct Foresight {
  let predictor: Predictor
  let body: Predictor.Body
  /// Looks at inputs before they are computed with.
  let check: (Tensor) throws -> Void
  /// Batches that come after all these, perhaps: what is computed with them costs no plan of its own.
  var later: () -> [Batch] = { [] }
  /// So many pictures are computed before the first of their batches comes, at least, where there are as many.
  private static let enough = 4 * Predictor.Body.piece

  /// Calls `action` with each batch in order, until it says to stop.
  ///
  /// - Parameters:
  ///   - count: how many batches there are.
  ///   - batch: the batch of an index; it is called in order, some batches before its turn.
  /// - Throws: what `action` throws, and what making a batch throws.
  func forEach(count: Int, batch: (Int) throws -> Batch, _ action: (Int, Batch) throws -> Bool) throws {
    guard count > 0 else { return }
    let first = try batch(0)
    guard body.isKept, first.keys.contains(where: { $0 != nil }) else {
      func next(_ index: Int) throws -> Batch { index == 0 ? first : try batch(index) }
      return try forEachLoadedAhead(count: count, batch: next, rows: predictor.missingRows(body), action)
    }
    var window: [Batch] = []
    var start = 0
    while start < count {
      var missing = 0
      while start + window.count < count, missing < Self.enough, window.count < 64 {
        let index = start + window.count
        let next = index == 0 ? first : try batch(index)
        missing += predictor.missingRows(body)(next).count
        window.append(next)
      }
      try predictor.prepare(window, body, later: later, check)
      for batch in window {
        guard try action(start, batch) else { return }
        start += 1
      }
      window = []
    }
  }
}

extension Predictor {
  /// Computes what the frozen part does not know of some batches yet, for ``features(_:_:)`` to find.
  ///
  /// - Parameters:
  ///   - later: batches of which some are computed too where there is room.
  ///   - check: looks at inputs before they are computed with.
  func prepare(
    _ batches: [Batch], _ body: Body, later: () -> [Batch], _ check: (Tensor) throws -> Void
  ) throws {
    if prepared.body !== body { prepared = (body, [:]) }
    var wanted: [(batch: Batch, row: Int, key: String)] = []
    var seen: Set<String> = []
    let missing = missingRows(body)
    func want(_ batch: Batch, _ most: Int) {
      for row in missing(batch).prefix(most) {
        if let key = batch.keys[row], seen.insert(key).inserted { wanted.append((batch, row, key)) }
      }
    }
    for batch in batches { want(batch, .max) }
    if !wanted.count.isMultiple(of: Body.piece) {
      for batch in later() where !wanted.count.isMultiple(of: Body.piece) {
        want(batch, Body.piece - wanted.count % Body.piece)
      }
    }
    let pieces = stride(from: 0, to: wanted.count, by: Body.piece).map { start in
      wanted[start..<min(start + Body.piece, wanted.count)]
    }
    // While a piece is computed, the next ones are decoded: where a machine has more cores than a piece has pictures, decoding alone
    // would leave some idle. More threads than there are pictures on their way would have nothing to do.
    let threads = min(JoinedThreads.cores, 3 * Body.piece)
    func batch(_ index: Int) -> Batch { Batch(joining: pieces[index].map { ($0.batch, $0.row) }) }
    try forEachLoadedAhead(count: pieces.count, threads: threads > 1 ? threads : 0, batch: batch) { index, batch in
      let piece = pieces[index]
      let inputs = try batch.inputs()
      try check(inputs)
      let computed = try lock.withLock { try body(inputs, isKept: true) }
      var new: [(key: String, features: Tensor)] = []
      for (position, one) in piece.enumerated() where one.batch.isStill(one.row) {
        let features = computed.row(position)
        new.append((one.key, features))
        prepared.features[one.key] = features
      }
      if !new.isEmpty { lock.withLock { FeatureStore.shared.keep(new, model: body.digest, label: label) } }
      return true
    }
  }
}
