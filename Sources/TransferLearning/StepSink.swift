import StepOutput

/// Where what a step shows goes. The kernel sends it to the runner; elsewhere it is printed.
public enum StepSink {
  nonisolated(unsafe) public static var emit: (StepOutput) -> Void = { print($0) }
}
