import Foundation

/// Somebody's wish that a run ends, carried from any thread to the step that runs.
final class Stopping: @unchecked Sendable {
  private let lock = NSLock()
  private var asked = false
  private var running: KernelTree?

  /// Whether it was asked for since ``begin(_:)``.
  var isAsked: Bool { lock.withLock { asked } }

  /// Asks for it.
  func ask(_ urgency: Interrupt) {
    let tree = lock.withLock {
      asked = true
      return running
    }
    tree?.interrupt(urgency)
  }

  /// A new run begins, which nobody has asked to end.
  func begin() { lock.withLock { asked = false } }

  /// Whether a step may run on this kernel: from now on it hears of the wish.
  func mayRun(on tree: KernelTree) -> Bool {
    lock.withLock {
      guard !asked else { return false }
      tree.silence()
      running = tree
      return true
    }
  }

  /// The step has ended.
  func hasRun() { lock.withLock { running = nil } }
}
