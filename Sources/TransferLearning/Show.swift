import StepOutput

/// Shows a value under the step.
public func show(_ value: Void) {}
/// Shows a value under the step.
public func show<T>(_ value: T) {
  if let table = value as? StepOutput.Table { StepSink.emit(.table(table)) } else { StepSink.emit(.text("\(value)\n")) }
}
