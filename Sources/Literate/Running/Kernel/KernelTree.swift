import Files
import Foundation
import StepOutput

/// The processes of a kernel: the first one, which has the engine and nothing of a lesson, and a process for each state that is
/// kept. Any state can be run from again, and several times. Used from one thread at a time, but for ``interrupt(_:)``.
final class KernelTree: @unchecked Sendable {
  /// How a step ended, and the state that it left.
  struct Result {
    var end: StepEnd
    /// nil where the step did not finish.
    var state: KernelState?
    /// Whether somebody asked the step to stop; it may have finished all the same, with less than all of its work.
    var wasInterrupted = false
    var memory: StepMemory?
    /// What the step did with files.
    var uses: [FileUse] = []
  }

  private let location: KernelLocation
  let folder: WorkingFolder
  private let environment: [String: String]
  private var process: Process
  /// Whether the first process had to be started again.
  private var wasKilled = false
  /// To the processes that hold states.
  private var lines: [WeakLine] = []
  private let bell: Bell
  private let times: ProfileLane
  /// Before the first step.
  let root: KernelState

  /// Starts the engine; `folder` is where steps find themselves. The kernel removes it when it ends, in whatever way
  /// the runner ended.
  ///
  /// - Parameter times: where it is measured what the time goes to.
  /// - Throws: when the executable cannot be started.
  init(
    _ location: KernelLocation, folder: WorkingFolder, environment: [String: String], times: ProfileLane = .off
  ) throws {
    self.times = times
    self.location = location
    self.folder = folder
    self.environment = environment
    bell = try Bell()
    let line: KernelLine
    (process, line) = try times.measure(.kernel) { try Self.start(location, folder, environment, times) }
    root = KernelState(parent: nil, step: nil, content: folder.first, line: line)
  }

  private static func start(
    _ location: KernelLocation, _ folder: WorkingFolder, _ environment: [String: String], _ times: ProfileLane
  ) throws -> (Process, KernelLine) {
    var pair: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: String(cString: strerror(errno))])
    }
    let process = Process()
    process.executableURL = location.executable
    process.arguments = ["steps", "--folder", folder.base.path]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }.merging([
      StepPrograms.mark: folder.base.path,
      // The kernel reports traps itself.
      "SWIFT_BACKTRACE": "enable=no",
      // Huge pages make forking a process that holds a large model many times cheaper.
      "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
      // Steps compute while later ones are compiled: threads that wait must not take the compiler's processor.
      "GOMP_SPINCOUNT": "1000",
      // A Set that is printed has one order on every page.
      "SWIFT_DETERMINISTIC_HASHING": "1",
    ]) { $1 }.merging(times.profile == nil ? [:] : ["LECTERN_PROFILE": "1"]) { $1 }
    process.standardInput = FileHandle(fileDescriptor: pair[1])
    process.standardOutput = FileHandle.nullDevice
    do { try process.run() } catch {
      for end in pair { close(end) }
      throw error
    }
    close(pair[1])
    let line = KernelLine(pid: process.processIdentifier, socket: pair[0])
    // Not before: a runner that is killed between the two would leave it.
    do { try folder.make() } catch {
      folder.remove()
      throw error
    }
    return (process, line)
  }

  /// Ends every process of the kernel: each exits when its line closes.
  func stop(_ states: [KernelState]) {
    for state in states { state.line = nil }
    root.line = nil
    process.waitUntilExit()
    // The first process ends the programs that steps started, unless it was killed.
    if wasKilled || process.terminationReason == .uncaughtSignal { StepPrograms.end(of: folder.base.path) }
    // The first process does it, unless it was killed.
    folder.remove()
  }

  /// Stops the step that runs, from any thread.
  func interrupt(_ urgency: Interrupt) { bell.ring(urgency) }

  /// Forgets an ``interrupt(_:)`` that came too late.
  func silence() { bell.clear() }

  /// How often a step is run whose state is killed under it.
  private static let mostTries = 3

  /// Runs a step from a state, which stays as it is. A state whose process is gone is made again before, and also when it is gone
  /// before the step's end is known.
  ///
  /// - Parameters:
  ///   - limits: what the step may use.
  ///   - replaying: is told of the steps that have to be run again first, oldest first.
  ///   - again: the step begins once more; what it has shown is void.
  ///   - output: is told of what the step shows.
  func run(
    _ step: CompiledStep, from state: KernelState, limits: StepLimits = StepLimits(),
    replaying: ([CompiledStep]) -> Void = { _ in }, again: () -> Void = {}, output: (StepOutput) -> Void
  ) -> Result {
    for tries in 1... {
      let isMade = restore(state, replaying)
      let result = isMade.map { Result(end: $0) } ?? execute(step, from: state, limits: limits, output: output)
      guard case .lost = result.end, !result.wasInterrupted, !state.isHeld, tries < Self.mostTries else {
        return result
      }
      again()
    }
    return Result(end: .lost(message: "the kernel has ended"))
  }

  /// Lets the process of a state go.
  func discard(_ state: KernelState) {
    if state !== root, state.line?.holds === state { state.line = nil }
  }

  /// Lets the process of a state go that is not run from again, unless programs live that its step has started.
  func release(_ state: KernelState) {
    guard state !== root, let line = state.line, line.holds === state else { return }
    let snapshots = Set(lines.compactMap(\.value?.pid))
    if ProcessMemory.children(of: line.pid).isSubset(of: snapshots) { state.line = nil }
  }

  private func execute(
    _ step: CompiledStep, from state: KernelState, limits: StepLimits, output: (StepOutput) -> Void
  ) -> Result {
    guard let parent = state.line else { return Result(end: .lost(message: "the kernel has ended")) }
    do { try times.measure(.folder) { try folder.restore(state.content) } } catch {
      return Result(end: .lost(message: "the step's folder cannot be made ready: \(SystemReason.sentence(for: error))"))
    }
    let sent = ContinuousClock.now
    parent.send(.run(library: step.library.path, entry: step.entry))
    var execution = KernelExecution(parent: parent, limits: limits, bell: bell)
    var result = Result(end: execution.waitForEnd(output: output), wasInterrupted: execution.wasInterrupted)
    result.uses = execution.uses
    execution.note(on: times, since: sent)
    guard case .finished = result.end, let child = execution.child else { return result }
    result.memory = execution.memory
    if child !== parent {
      child.forkedBy = parent
      lines = lines.filter { $0.value != nil } + [WeakLine(value: child)]
    }
    do {
      let content = try times.measure(.folder) { try folder.keep(after: state.content) }
      result.state = KernelState(parent: state, step: step, content: content, line: child)
    } catch {
      let reason = SystemReason.sentence(for: error)
      result.end = .lost(message: "what the step wrote cannot be kept: \(reason)")
    }
    return result
  }

  /// Makes a state again whose process is gone, from the nearest one before it that is held.
  ///
  /// - Returns: nil when it is held now, else why it cannot be.
  private func restore(_ state: KernelState, _ replaying: ([CompiledStep]) -> Void) -> StepEnd? {
    var missing: [KernelState] = []
    var held = state
    while !held.isHeld, let parent = held.parent {
      missing.append(held)
      held = parent
    }
    if !held.isHeld {
      do {
        let (process, line) = try times.measure(.kernel) { try Self.start(location, folder, environment, times) }
        self.process = process
        wasKilled = true
        held.line = line
        line.holds = held
      } catch { return .lost(message: "the kernel has ended and cannot be started again: \(error)") }
    }
    if missing.isEmpty { return nil }
    replaying(missing.reversed().compactMap(\.step))
    let span = times.begin(.replay)
    defer { span?.end(["steps": "\(missing.count)"]) }
    for state in missing.reversed() {
      guard let step = state.step, let parent = state.parent else { continue }
      let result = execute(step, from: parent, limits: StepLimits()) { _ in }
      guard let made = result.state else {
        return result.wasInterrupted ? result.end : .lost(message: "a step before this one ran once and not again")
      }
      state.line = made.line
      made.line?.holds = state
    }
    return nil
  }
}

/// Somebody else keeps it.
private struct WeakLine {
  weak var value: KernelLine?
}
