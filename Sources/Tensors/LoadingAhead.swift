import Foundation

/// Calls `body` with each batch in order, while other threads already make the inputs of the next ones: decoding and
/// augmentation run beside what `body` computes.
///
/// What `body` sees does not depend on the number of threads. At most `ahead` batches wait beside the one in hand. All
/// threads have ended when this returns, with an error too, so that the process can be forked.
///
/// - Parameters:
///   - count: how many batches there are.
///   - ahead: how many batches are made in advance.
///   - threads: how many threads make them; as many as there are cores, unless it is said. With 0, `body`'s own thread
///     does.
///   - batch: the batch of an index. It is called on the caller's thread, in order, `ahead` batches before its turn.
///   - rows: which rows of a batch will be asked for, so that those whose features are known are not made. It is asked where
///     `batch` is. What is asked for beyond that is made then.
///   - body: is given the batch's index and the batch, and says whether to go on.
/// - Throws: what `body` throws, and, when its turn comes, what making a batch or a row of it has thrown.
package func forEachLoadedAhead(
  count: Int, by ahead: Int = 2, threads: Int? = nil, batch: (Int) throws -> Batch,
  rows: (Batch) throws -> [Int] = { [Int](0..<$0.count) }, _ body: (Int, Batch) throws -> Bool
) throws {
  let threads = threads ?? JoinedThreads.cores
  let isAhead = threads > 0 && ahead > 0
  // Batches that need nothing start no threads.
  var start = 0
  var first: (batch: Batch, rows: [Int])?
  while start < count {
    let next = try batch(start)
    let needed = isAhead && next.maker != nil ? try rows(next) : []
    if !needed.isEmpty {
      first = (next, needed)
      break
    }
    guard try body(start, next) else { return }
    start += 1
  }
  guard let first else { return }
  let loader = BatchLoader()
  try JoinedThreads.with(threads, doing: loader.run) { threads in
    defer { loader.stop() }
    guard threads > 0 else {
      for index in start..<count {
        guard try body(index, index == start ? first.batch : batch(index)) else { return }
      }
      return
    }
    loader.add(first.batch, rows: first.rows)
    var wanted = start + 1
    var failure: (index: Int, error: any Error)?
    for index in start..<count {
      while wanted < min(count, index + 1 + ahead), failure == nil {
        do {
          let next = try batch(wanted)
          loader.add(next, rows: next.maker == nil ? [] : try rows(next))
          wanted += 1
        } catch { failure = (wanted, error) }
      }
      if let failure, failure.index == index { throw failure.error }
      guard try body(index, try loader.next()) else { return }
    }
  }
}

extension Array where Element == Batch {
  /// Calls `body` with each batch in order, while other threads already make the inputs of the next ones.
  ///
  /// What `body` sees does not depend on the number of threads. All threads have ended when this returns.
  ///
  /// - Parameters:
  ///   - ahead: how many batches are made in advance.
  ///   - threads: how many threads make them; as many as there are cores, unless it is said. With 0, `body`'s own thread
  ///     does.
  ///   - rows: which rows of a batch will be asked for.
  ///   - body: is given the batch's index and the batch.
  /// - Throws: what `body` throws, and, when its turn comes, what making a row has thrown.
  public func forEachLoadedAhead(
    by ahead: Int = 2, threads: Int? = nil, rows: (Batch) -> [Int] = { [Int](0..<$0.count) },
    _ body: (Int, Batch) throws -> Void
  ) throws {
    func goOn(_ index: Int, _ batch: Batch) throws -> Bool {
      try body(index, batch)
      return true
    }
    try Tensors.forEachLoadedAhead(
      count: count, by: ahead, threads: threads, batch: { self[$0] }, rows: rows, goOn)
  }
}
