import Foundation
import StepOutput

/// When a step has to be stopped before its end, and how: first it is asked where it is, then it is ended.
struct StepStop {
  enum Reason {
    case timeout
    case interrupt
    case memory(Int)
  }

  private let limits: StepLimits
  private let begin = ContinuousClock.now
  private var deadline: ContinuousClock.Instant
  private var nextLook = ContinuousClock.now
  private var residentBefore = 0
  private(set) var reason: Reason?
  private var askedAt: ContinuousClock.Instant?
  private var isKilled = false
  private(set) var wasInterrupted = false
  /// How long a `fit` may take to end its batch.
  private static let patience = Duration.seconds(20)
  private static let look = Duration.milliseconds(25)
  /// How long a process may take to fork, in seconds, and when somebody waits for it.
  private static let longestFork = (30.0, 3.0)

  init(_ limits: StepLimits) {
    self.limits = limits
    deadline = begin + .seconds(limits.timeout)
  }

  /// The step's process is there.
  mutating func begin(_ pid: Int32) { residentBefore = ProcessMemory.resident(pid) }

  /// Milliseconds until something may be due.
  var pause: Int {
    let left = max(0, ((askedAt.map { $0 + .seconds(1) } ?? deadline) - ContinuousClock.now) / .milliseconds(1))
    return Int(min(left + 1, max(1, (nextLook - ContinuousClock.now) / .milliseconds(1)), 3_600_000))
  }

  /// Whether the step's process should be there by now.
  var isInVain: Bool {
    ContinuousClock.now > begin + .seconds(wasInterrupted ? Self.longestFork.1 : Self.longestFork.0)
  }

  /// Somebody wants it to stop.
  mutating func ring(_ urgency: Interrupt, _ pid: Int32?) {
    guard let pid else {
      // It is not there yet.
      wasInterrupted = true
      reason = .interrupt
      deadline = .now
      return
    }
    if urgency == .kill || wasInterrupted {
      isKilled = true
      kill(pid, SIGKILL)
    } else {
      kill(pid, SIGINT)
      deadline = min(deadline, .now + Self.patience)
    }
    if !wasInterrupted { reason = .interrupt }
    wasInterrupted = true
  }

  /// Looks at the clock and at the memory.
  mutating func check(_ pid: Int32) {
    let now = ContinuousClock.now
    if let askedAt {
      if !isKilled, now >= askedAt + .seconds(1) {
        isKilled = true
        kill(pid, SIGKILL)
      }
      return
    }
    if now >= deadline {
      if reason == nil { reason = .timeout }
      return ask(pid)
    }
    guard now >= nextLook else { return }
    nextLook = now + Self.look
    let used = ProcessMemory.resident(pid) - residentBefore
    let room = ProcessMemory.available
    // Without a limit, the step must leave the machine what it needs to go on.
    let isTooMuch = limits.memory.map { used > $0 } ?? (used > 256 << 20 && room < 192 << 20)
    if isTooMuch {
      reason = .memory(used)
      ask(pid)
    }
  }

  private mutating func ask(_ pid: Int32) {
    askedAt = .now
    kill(pid, SIGUSR2)
  }

  /// What the step took, once it has finished.
  func memory(of pid: Int32) -> StepMemory {
    StepMemory(kept: ProcessMemory.unshared(pid), peak: ProcessMemory.peak(pid))
  }

  /// How a step ended that was stopped; nil for one that was not.
  func end(after said: StepEnd?) -> StepEnd? {
    guard let reason else { return nil }
    var frames: [CodeAddress] = []
    if case .crashed(_, let places)? = said { frames = places }
    switch reason {
    case .timeout: return .timedOut(limit: limits.timeout, frames: frames)
    case .interrupt: return .interrupted(frames: frames)
    case .memory(let used): return .outOfMemory(limit: limits.memory, used: used, frames: frames)
    }
  }
}
