import StepOutput

/// How a step's process ended, or that it lives on as a snapshot.
enum StepEnd: Sendable {
  case finished(seconds: Double)
  case threw(message: String, type: String, frames: [CodeAddress])
  case unloadable(message: String)
  case exited(code: Int32)
  case crashed(signal: Int32, frames: [CodeAddress])
  case timedOut(limit: Double, frames: [CodeAddress])
  /// The whole kernel is gone.
  case lost(message: String)
}
