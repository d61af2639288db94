/// The state of a lesson after a step, or before the first: a process that waits holds it, or it is made again by running
/// its step from the state before.
final class KernelState: @unchecked Sendable {
  /// The state that the step started from; nil for the first.
  let parent: KernelState?
  /// What led here; nil for the first.
  let step: CompiledStep?
  /// What the step's folder held then.
  let content: WorkingFolder.Content
  /// The process that holds it, or held it.
  var line: KernelLine?

  init(parent: KernelState?, step: CompiledStep?, content: WorkingFolder.Content, line: KernelLine?) {
    self.parent = parent
    self.content = content
    self.step = step
    self.line = line
    line?.holds = self
  }

  /// Whether a process waits that is in this state. A step that ran in place took the state before it along, and a
  /// process may have been killed.
  var isHeld: Bool {
    guard let line, line.holds === self else { return false }
    return line.isAlive
  }
}
