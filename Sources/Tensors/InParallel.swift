import Foundation

/// Does `body` for 0, 1, …, `count` - 1 on as many threads as there are cores, this one among them, and returns when all are
/// done: every thread has ended then.
///
/// - Throws: of all errors the one with the lowest number, whatever was done first.
package func inParallel(count: Int, _ body: (Int) throws -> Void) throws {
  let threads = min(count, JoinedThreads.cores)
  guard threads > 1 else {
    for index in 0..<max(count, 0) { try body(index) }
    return
  }
  try withoutActuallyEscaping(body) { body in
    let work = SharedWork(count: count, body: body)
    JoinedThreads.with(threads - 1, doing: work.run) { _ in work.run() }
    if let failure = work.failure { throw failure.error }
  }
}

/// Numbers to be taken by several threads.
private final class SharedWork {
  private let lock = NSLock()
  private var next = 0
  private let count: Int
  private let body: (Int) throws -> Void
  private(set) var failure: (index: Int, error: any Error)?

  init(count: Int, body: @escaping (Int) throws -> Void) {
    self.count = count
    self.body = body
  }

  func run() {
    while let index = take() {
      do { try body(index) } catch {
        lock.lock()
        if failure.map({ index < $0.index }) ?? true { failure = (index, error) }
        lock.unlock()
      }
    }
  }

  private func take() -> Int? {
    lock.lock()
    defer { lock.unlock() }
    guard next < count else { return nil }
    next += 1
    return next - 1
  }
}
