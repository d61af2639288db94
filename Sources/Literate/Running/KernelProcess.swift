import Foundation
import StepOutput

/// A kernel: its first process and the snapshots that grow out of it, one a step. Used from one thread at a time.
final class KernelProcess {
  private let process = Process()
  /// A process that waits, and what has run in it since it was forked: more than one step where it could not fork.
  private struct Snapshot {
    var line: KernelLine
    var steps: [CompiledStep] = []
  }
  /// Oldest first. The newest holds the state that the next step starts from.
  private var snapshots: [Snapshot] = []

  /// Starts the engine; `folder` is where steps find themselves. The kernel removes it when it ends, in whatever way
  /// the runner ended.
  ///
  /// - Throws: when the executable cannot be started.
  init(_ location: KernelLocation, workingFolder folder: URL, environment: [String: String]) throws {
    var pair: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: String(cString: strerror(errno))])
    }
    process.executableURL = location.executable
    process.arguments = ["steps", "--folder", folder.path]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }.merging([
      // The kernel reports traps itself.
      "SWIFT_BACKTRACE": "enable=no",
      // Huge pages make forking a process that holds a large model many times cheaper.
      "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
      // Steps compute while later ones are compiled: threads that wait must not take the compiler's processor.
      "GOMP_SPINCOUNT": "1000",
    ]) { $1 }
    process.standardInput = FileHandle(fileDescriptor: pair[1])
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    close(pair[1])
    snapshots = [Snapshot(line: KernelLine(pid: process.processIdentifier, socket: pair[0]))]
  }

  /// Ends every process of the kernel: each exits when its line closes.
  func stop() {
    snapshots = []
    process.waitUntilExit()
  }

  /// Runs a step from the newest snapshot. When it finishes, its process is the newest snapshot; when it ends in any
  /// other way, the state is as it was before.
  ///
  /// - Parameter timeout: in seconds.
  func run(_ step: CompiledStep, timeout: Double, output: (StepOutput) -> Void) -> StepEnd {
    guard let parent = snapshots.last?.line else { return .lost(message: "the kernel has ended") }
    parent.send(.run(library: step.library.path, entry: step.entry))
    let keeper = snapshots.dropLast().last?.line
    var execution = KernelExecution(
      parent: parent, keeper: keeper, deadline: ContinuousClock.now + .seconds(timeout), limit: timeout)
    let end = execution.waitForEnd(output: output)
    if case .finished = end {
      if let child = execution.child, child !== parent {
        snapshots.append(Snapshot(line: child, steps: [step]))
      } else {
        snapshots[snapshots.count - 1].steps.append(step)
      }
    } else if !parent.isOpen || execution.child === parent {
      // It ran in the process that held the state, and took it along.
      restoreNewest()
    }
    return end
  }

  /// Goes back to before the last step that finished.
  func discardLastStep() {
    guard let newest = snapshots.last, !newest.steps.isEmpty else { return }
    snapshots.removeLast()
    replay(newest.steps.dropLast())
  }

  /// The newest process died while a step ran in it: makes it again from the snapshot before.
  private func restoreNewest() {
    guard let lost = snapshots.popLast() else { return }
    replay(lost.steps[...])
  }

  private func replay(_ steps: ArraySlice<CompiledStep>) {
    for step in steps { _ = run(step, timeout: 3600) { _ in } }
  }
}
