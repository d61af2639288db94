/// Shows a value under the step: tables, charts and pictures as such, everything else as text. The last expression of a
/// step is shown without asking.
public func show<T>(_ value: T) {
  for output in StepOutput.showing(value) { StepSink.emit(output) }
}

/// Shows nothing: a step may end with a call that returns nothing.
public func show(_ value: Void) {}

extension StepOutput {
  /// What ``show(_:)`` shows of a value. An optional shows what is in it.
  static func showing<T>(_ value: T) -> [StepOutput] {
    if let showable = value as? Showable { return showable.stepOutputs }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional, let wrapped = mirror.children.first?.value { return showing(wrapped) }
    if value is Void { return [] }
    return [.text(ValueText.of(value) + "\n")]
  }
}
