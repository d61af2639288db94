import Foundation

/// Counts what has changed, and lets others wait for it.
final class ChangeCounter: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Int
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiter = 0

  init(_ value: Int) { self.value = value }

  var number: Int { lock.withLock { value } }

  /// Something has changed.
  func change() {
    let awake = lock.withLock {
      value += 1
      defer { waiting = [:] }
      return Array(waiting.values)
    }
    for one in awake { one.resume() }
  }

  /// Returns when something has changed since a number, the time is over, or the task is.
  func wait(after known: Int, atMost time: Duration) async {
    let waiter = lock.withLock {
      nextWaiter += 1
      return nextWaiter
    }
    let alarm = Task { [weak self] in
      try? await Task.sleep(for: time)
      self?.wake(waiter)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isNow = lock.withLock {
          guard value <= known, !Task.isCancelled else { return true }
          waiting[waiter] = continuation
          return false
        }
        if isNow { continuation.resume() }
      }
    } onCancel: {
      wake(waiter)
    }
    alarm.cancel()
  }

  private func wake(_ waiter: Int) { lock.withLock { waiting.removeValue(forKey: waiter) }?.resume() }
}
