import Foundation

/// Which question of a kind is the last: the ones before it need no answer any more.
final class Questions: @unchecked Sendable {
  enum Kind { case completions, description, diagnostics }

  private let lock = NSLock()
  private var last: [Kind: Int] = [:]
  private var ends: [Kind: @Sendable () -> Void] = [:]

  /// A question is asked.
  ///
  /// - Returns: whether it still is the last of its kind.
  func ask(_ kind: Kind) -> @Sendable () -> Bool {
    let (number, end) = lock.withLock {
      last[kind, default: 0] += 1
      return (last[kind, default: 0], ends.removeValue(forKey: kind))
    }
    end?()
    return { self.lock.withLock { self.last[kind] == number } }
  }

  /// What is to be done when a newer question of the kind is asked.
  func onNewer(_ kind: Kind, _ end: @escaping @Sendable () -> Void) { lock.withLock { ends[kind] = end } }
}
