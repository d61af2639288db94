import StepOutput

/// How a step's process ended, or that it lives on as a snapshot.
enum StepEnd: Sendable {
  case finished(seconds: Double)
  case threw(message: String, type: String, frames: [CodeAddress])
  case unloadable(message: String)
  case exited(code: Int32, frames: [CodeAddress])
  case crashed(signal: Int32, frames: [CodeAddress])
  case timedOut(limit: Double, frames: [CodeAddress])
  /// Somebody stopped it.
  case interrupted(frames: [CodeAddress])
  /// It took more memory than it may, in bytes; where no limit was set, more than the machine has.
  case outOfMemory(limit: Int?, used: Int, frames: [CodeAddress])
  /// The whole kernel is gone.
  case lost(message: String)
}
