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
  /// How single rows are made, where that may be done on other threads, and several at once.
  let maker: RowMaker?

  /// A batch whose inputs `load` makes: given row numbers, it returns `[rows, …]` in that order.
  public init(
    keys: [String?], targets: Tensor, weights: [Float]? = nil, load: @escaping ([Int]) throws -> Tensor
  ) {
    self.init(keys: keys, targets: targets, weights: weights, maker: nil, load: load)
  }

  /// A batch whose inputs are made row by row, on all cores.
  ///
  /// - Parameters:
  ///   - targets: nil where the inputs are what should be predicted.
  ///   - rowShape: the shape of each row.
  ///   - make: writes every scalar of a row. It is called on several threads at once.
  package init(
    keys: [String?], targets: Tensor?, rowShape: Shape,
    make: @escaping (_ row: Int, _ target: UnsafeMutableBufferPointer<Float>) throws -> Void
  ) {
    let maker = RowMaker(shape: rowShape, make: make)
    self.init(keys: keys, targets: targets, weights: nil, maker: maker, load: maker.rows)
  }

  init(
    keys: [String?], targets: Tensor?, weights: [Float]?, maker: RowMaker?, load: @escaping ([Int]) throws -> Tensor
  ) {
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
