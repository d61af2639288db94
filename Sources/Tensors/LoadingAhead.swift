import Foundation

extension Array where Element == Batch {
  /// Calls `body` with each batch in order, while other threads already make the inputs of the next ones: decoding and
  /// augmentation run beside what `body` computes.
  ///
  /// What `body` sees does not depend on the number of threads. At most `ahead` batches wait beside the one in hand. All
  /// threads have ended when this returns, with an error too, so that the process can be forked.
  ///
  /// - Parameters:
  ///   - ahead: how many batches are made in advance.
  ///   - threads: how many threads make them; as many as there are cores, unless it is said. With 0, `body`'s own thread
  ///     does.
  ///   - rows: which rows of a batch will be asked for, so that those whose features are known are not made. It is asked on
  ///     the caller's thread, `ahead` batches before. What is asked for beyond that is made then.
  ///   - body: is given the batch's index and the batch.
  /// - Throws: what `body` throws, and, when its turn comes, what making a row has thrown.
  public func forEachLoadedAhead(
    by ahead: Int = 2, threads: Int? = nil, rows: (Batch) -> [Int] = { [Int](0..<$0.count) },
    _ body: (Int, Batch) throws -> Void
  ) throws {
    let threads = threads ?? JoinedThreads.cores
    guard threads > 0, ahead > 0 else {
      for (index, batch) in enumerated() { try body(index, batch) }
      return
    }
    // Batches that need nothing start no threads.
    var start = 0
    while start < count, self[start].maker == nil || rows(self[start]).isEmpty {
      try body(start, self[start])
      start += 1
    }
    guard start < count else { return }
    let loader = BatchLoader()
    try JoinedThreads.with(threads, doing: loader.run) { threads in
      defer { loader.stop() }
      guard threads > 0 else {
        for index in start..<count { try body(index, self[index]) }
        return
      }
      var wanted = start
      for index in start..<count {
        while wanted < Swift.min(count, index + 1 + ahead) {
          let batch = self[wanted]
          loader.add(batch, rows: batch.maker == nil ? [] : rows(batch))
          wanted += 1
        }
        try body(index, try loader.next())
      }
    }
  }
}
