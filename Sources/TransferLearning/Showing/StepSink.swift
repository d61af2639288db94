import Foundation

/// Where what a step shows goes. The kernel puts its socket here; without one it is printed as text.
package enum StepSink {
  /// Called with each output in its order, on the thread that shows it.
  package static var emit: (StepOutput) -> Void = { output in
    print(PlainText.of(output), terminator: "")
  }
}
