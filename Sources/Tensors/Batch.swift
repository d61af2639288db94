/// One batch of examples. The pictures are decoded only when asked for: rows whose features are already known are not.
public struct Batch {
  /// What each row is: equal keys mean equal inputs to the last bit (the file's digest, the target size, the preprocessing,
  /// what augmentation drew). `nil` where a row will not come again, so that keeping its features would be a waste.
  public let keys: [String?]
  /// How much each row counts in the loss; nil for 1 each.
  public let weights: [Float]?
  /// nil where the inputs are what should be predicted.
  let knownTargets: Tensor?
  private let load: ([Int]) throws -> Tensor
  /// What the key of a row is now; nil where keys do not change.
  let keyNow: ((_ row: Int) -> String?)?
  /// How single rows are made, where that may be done on other threads, and several at once.
  let maker: RowMaker?

  /// A batch whose inputs `load` makes: given row numbers, it returns `[rows, …]` in that order.
  public init(
    keys: [String?], targets: Tensor, weights: [Float]? = nil, load: @escaping ([Int]) throws -> Tensor
  ) {
    self.init(keys: keys, targets: targets, weights: weights, maker: nil, keyNow: nil, load: load)
  }

  /// A batch whose inputs are made row by row, on all cores.
  ///
  /// - Parameters:
  ///   - targets: nil where the inputs are what should be predicted.
  ///   - rowShape: the shape of each row.
  ///   - keyNow: the key that a row would have now: another one where its file has changed.
  ///   - make: writes every scalar of a row. It is called on several threads at once.
  package init(
    keys: [String?], targets: Tensor?, rowShape: Shape, keyNow: ((_ row: Int) -> String?)? = nil,
    make: @escaping (_ row: Int, _ target: UnsafeMutableBufferPointer<Float>) throws -> Void
  ) {
    let maker = RowMaker(shape: rowShape, make: make)
    self.init(keys: keys, targets: targets, weights: nil, maker: maker, keyNow: keyNow, load: maker.rows)
  }

  init(
    keys: [String?], targets: Tensor?, weights: [Float]?, maker: RowMaker?, keyNow: ((Int) -> String?)?,
    load: @escaping ([Int]) throws -> Tensor
  ) {
    self.keyNow = keyNow
    self.keys = keys
    self.weights = weights
    self.load = load
    self.maker = maker
    knownTargets = targets
  }

  /// What each row should be predicted as: `[N, classes]` one-hot for categorical, `[N]` otherwise. Where that is the inputs,
  /// they are made for it, and a row that cannot be made leaves `[N, 0]`.
  public var targets: Tensor {
    if let knownTargets { return knownTargets }
    return (try? inputs()) ?? Tensor(shape: [count, 0])
  }

  /// Whether a row's key is still right: asked after a row was made, it tells that what was made is of the key. A picture that
  /// was written over meanwhile is not.
  package func isStill(_ row: Int) -> Bool { keyNow.map { $0(row) == keys[row] } ?? true }

  /// The same batch with its inputs looked at, or changed, as they are made; without targets.
  package func mapInputs(_ change: @escaping (Tensor) throws -> Tensor) -> Batch {
    Batch(keys: keys, targets: Tensor(shape: [0]), weights: nil, maker: nil, keyNow: keyNow) { [load] rows in
      try change(load(rows))
    }
  }

  /// Rows of several batches as one; without targets. Where all know how to make single rows, so does it.
  package init(joining rows: [(batch: Batch, row: Int)]) {
    let keys = rows.map { $0.batch.keys[$0.row] }
    let makers = rows.compactMap { $0.batch.maker }
    if makers.count == rows.count, let shape = makers.first?.shape, makers.allSatisfy({ $0.shape == shape }) {
      self.init(keys: keys, targets: Tensor(shape: [0]), rowShape: shape) { try makers[$0].make(rows[$0].row, $1) }
    } else {
      self.init(keys: keys, targets: Tensor(shape: [0])) { asked in
        Tensor(joining: try asked.map { try rows[$0].batch.inputs(rows: [rows[$0].row]) })
      }
    }
  }

  /// How many examples: N.
  public var count: Int { keys.count }

  /// The inputs of these rows, `[rows, H, W, C]`, decoded and preprocessed now.
  public func inputs(rows: [Int]) throws -> Tensor { try load(rows) }

  /// The inputs of all rows, `[N, H, W, C]`.
  public func inputs() throws -> Tensor { try load(Array(0..<count)) }
}

/// Something that a model can be trained on, evaluated on or asked about: the same examples every epoch, in an order and
/// with augmentation that depend on the seed and the epoch only.
public protocol BatchSource {
  /// How many examples an epoch has.
  var count: Int { get }
  /// How many examples a batch has; the last one may have fewer.
  var batchSize: Int { get }
  /// The batches of an epoch, from 0.
  func batches(epoch: Int) -> [Batch]
}
