import Foundation

/// One after the other, in the order of their coming: an actor's methods would otherwise mix wherever one waits.
final class Turns: @unchecked Sendable {
  private let lock = NSLock()
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Returns when it is the caller's turn, which ``done()`` ends.
  func wait() async {
    await withCheckedContinuation { continuation in
      let isFree = lock.withLock {
        guard isTaken else {
          isTaken = true
          return true
        }
        waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  /// Gives the turn to who waits longest.
  func done() {
    let next = lock.withLock {
      guard waiting.isEmpty else { return Optional(waiting.removeFirst()) }
      isTaken = false
      return nil
    }
    next?.resume()
  }
}
