import Foundation

/// Batches on their way: threads that call `run` make rows in order, and `next` hands out batch after batch.
final class BatchLoader {
  private let condition = NSCondition()
  private var jobs: [Job] = []
  private var isStopped = false

  /// Asks for some rows of a batch.
  func add(_ batch: Batch, rows: [Int]) {
    condition.lock()
    jobs.append(Job(batch, rows: rows))
    condition.broadcast()
    condition.unlock()
  }

  /// The batch that was added first, once its rows are made.
  func next() throws -> Batch {
    condition.lock()
    let job = jobs[0]
    while job.remaining > 0 { condition.wait() }
    jobs.removeFirst()
    condition.unlock()
    return try job.finished()
  }

  /// Lets every thread end after the row that it is making.
  func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }

  /// Makes rows until `stop`.
  func run() {
    condition.lock()
    while !isStopped {
      guard let job = jobs.first(where: { $0.taken < $0.rows.count }) else {
        condition.wait()
        continue
      }
      let position = job.taken
      job.taken += 1
      condition.unlock()
      let made = Result { try job.batch.inputs(rows: [job.rows[position]]) }
      condition.lock()
      let place = job.place(of: made, at: position)
      condition.unlock()
      // Copied side by side, each into its own place.
      if let place, case .success(let tensor) = made {
        tensor.withUnsafeScalars { scalars in
          if let from = scalars.baseAddress { place.update(from: from, count: scalars.count) }
        }
      }
      condition.lock()
      job.remaining -= 1
      if job.remaining == 0 { condition.broadcast() }
    }
    condition.unlock()
  }

  /// A batch and what of it is there.
  private final class Job {
    let batch: Batch
    let rows: [Int]
    var taken = 0
    var remaining: Int
    private var storage: TensorStorage?
    private var row = Shape([])
    /// Whether rows differ in shape: then the batch is left to make them, or to say what is wrong.
    private var isUneven = false
    private var failure: (position: Int, error: any Error)?

    init(_ batch: Batch, rows: [Int]) {
      self.batch = batch
      self.rows = rows
      remaining = rows.count
    }

    /// Where a row that was made belongs; nil where it failed or is not like the others.
    func place(of made: Result<Tensor, any Error>, at position: Int) -> UnsafeMutablePointer<Float>? {
      do {
        let tensor = try made.get()
        let row = Shape(Array(tensor.shape.dimensions.dropFirst()))
        if storage == nil {
          storage = TensorStorage(count: rows.count * row.count)
          self.row = row
        }
        guard row == self.row, tensor.shape[0] == 1 else {
          isUneven = true
          return nil
        }
        return storage.map { $0.pointer + position * row.count }
      } catch {
        // Of all errors the first row's, whatever was made first.
        if failure.map({ position < $0.position }) ?? true { failure = (position, error) }
        return nil
      }
    }

    /// The batch with its rows in memory.
    func finished() throws -> Batch {
      if let failure { throw failure.error }
      guard let storage, !isUneven else { return batch }
      let shape = Shape([rows.count] + row.dimensions)
      let inputs = Tensor(shape: shape, memory: storage.pointer, owner: storage)
      let positions = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($0.element, $0.offset) })
      let (batch, rows) = (batch, rows)
      let targets = batch.knownTargets == nil && rows == Array(0..<batch.count) ? inputs : batch.knownTargets
      return Batch(keys: batch.keys, targets: targets, canLoadAhead: false) { asked in
        if asked == rows { return inputs }
        let known = asked.map { positions[$0] }
        return known.contains(nil) ? try batch.inputs(rows: asked) : inputs.rows(known.compactMap { $0 })
      }
    }
  }
}
