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
      let failure = job.make(position)
      condition.lock()
      // Of all errors the first row's, whatever was made first.
      if let failure, job.failure.map({ position < $0.position }) ?? true { job.failure = (position, failure) }
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
    var failure: (position: Int, error: any Error)?
    private lazy var storage = TensorStorage(count: rows.count * (batch.maker?.shape.count ?? 0))

    init(_ batch: Batch, rows: [Int]) {
      self.batch = batch
      self.rows = rows
      remaining = rows.count
      // Taken now, because `lazy` knows no threads.
      if !rows.isEmpty { _ = storage }
    }

    /// Makes a row in its place.
    func make(_ position: Int) -> (any Error)? {
      guard let maker = batch.maker else { return nil }
      let size = maker.shape.count
      do {
        try maker.make(
          rows[position], UnsafeMutableBufferPointer(start: storage.pointer + position * size, count: size))
        return nil
      } catch { return error }
    }

    /// The batch with its rows in memory.
    func finished() throws -> Batch {
      if let failure { throw failure.error }
      guard let maker = batch.maker, !rows.isEmpty else { return batch }
      let inputs = Tensor(
        shape: Shape([rows.count] + maker.shape.dimensions), memory: storage.pointer, owner: storage)
      let positions = Dictionary(
        rows.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
      let (batch, rows) = (batch, rows)
      let areTargets = batch.knownTargets == nil && rows == Array(0..<batch.count)
      return Batch(
        keys: batch.keys, targets: areTargets ? inputs : batch.knownTargets, weights: batch.weights, maker: nil,
        keyNow: batch.keyNow
      ) { asked in
        if asked == rows { return inputs }
        let known = asked.map { positions[$0] }
        return known.contains(nil) ? try batch.inputs(rows: asked) : inputs.rows(known.compactMap { $0 })
      }
    }
  }
}
