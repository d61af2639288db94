import Tensors

/// The batches of each epoch. When an epoch has a number of steps of its own, the next one goes on where it ended, and the
/// data starts anew, in its next order, when it is through. Which batch comes in which step of which epoch depends on
/// nothing else, so that a fit that is taken up again sees what it would have seen.
struct BatchCursor {
  private let source: BatchSource
  private let steps: Int?
  private var pass: (number: Int, batches: [Batch])?

  /// - Parameter argument: what `steps` is called where it was given.
  /// - Throws: `TrainingError.noExamples`, `.endless`, `.argument`.
  init(_ source: BatchSource, steps: Int?, argument: String) throws {
    if let steps, steps < 1 {
      throw TrainingError.argument(name: argument, expected: "a number of batches, at least 1", found: "\(steps)")
    }
    guard source.count > 0 else { throw TrainingError.noExamples }
    guard steps != nil || !(source is BatchGenerator) else { throw TrainingError.endless }
    self.source = source
    self.steps = steps
  }

  /// How many batches an epoch has.
  var count: Int { steps ?? length }

  /// How many batches all examples are.
  private var length: Int { (source.count - 1) / max(source.batchSize, 1) + 1 }

  /// Calls `body` for each batch of an epoch, until it says to stop; the next ones are made ready meanwhile.
  mutating func forEach(
    epoch: Int, _ foresight: Foresight, _ body: (Int, Batch) throws -> Bool
  ) throws {
    if let steps {
      func batch(_ index: Int) throws -> Batch { try self.batch(at: epoch * steps + index) }
      try foresight.forEach(count: steps, batch: batch, body)
    } else {
      let batches = source.batches(epoch: epoch)
      func batch(_ index: Int) -> Batch { batches[index] }
      try foresight.forEach(count: batches.count, batch: batch, body)
    }
  }

  /// The batches of an epoch where it is a whole pass over the data; none where it is not.
  func batches(epoch: Int) -> [Batch] { steps == nil ? source.batches(epoch: epoch) : [] }

  private mutating func batch(at position: Int) throws -> Batch {
    if let endless = source as? BatchGenerator { return try endless.make(position) }
    let number = position / length
    if pass?.number != number { pass = (number, source.batches(epoch: number)) }
    guard let batches = pass?.batches, !batches.isEmpty else { throw TrainingError.noExamples }
    return batches[position % length % batches.count]
  }
}

/// Batches without an end, made one by one: `fit` then asks for `stepsPerEpoch`.
public struct BatchGenerator: BatchSource {
  /// How many examples a batch has.
  public let batchSize: Int
  let make: (Int) throws -> Batch

  /// - Parameter make: the batch of a number, counted from 0; the same number gives the same batch.
  public init(batchSize: Int, _ make: @escaping (_ number: Int) throws -> Batch) {
    self.batchSize = batchSize
    self.make = make
  }

  /// Without an end.
  public var count: Int { .max }

  /// None: there is no whole pass over data without an end.
  public func batches(epoch: Int) -> [Batch] { [] }
}
