import Foundation
import StepOutput

/// One step on its way: listens to the process that runs it and to those that forked it, until the end is known.
struct KernelExecution {
  /// The process before the parent. When the parent runs the step in place, this is who learns how it ended.
  private let keeper: KernelLine?
  private let parent: KernelLine
  private(set) var child: KernelLine?
  private let limits: StepLimits
  private let bell: Bell
  private var stop: StepStop
  private var end: StepEnd?
  /// Who has ended, and how. It may be heard before the process's own word that it runs the step.
  private var ended: [Int32: Int32] = [:]
  private(set) var memory: StepMemory?
  /// When the kernel was ready, where it had only been started; when the step's process was there, and when the step began to run, its library loaded.
  private var ready: ContinuousClock.Instant?
  private var forked: ContinuousClock.Instant?
  private var begun: ContinuousClock.Instant?
  /// What it said of its time, as it came.
  private var works: [(name: String, begin: ContinuousClock.Instant, end: ContinuousClock.Instant)] = []
  /// What the step did with files.
  private(set) var uses: [FileUse] = []

  init(parent: KernelLine, limits: StepLimits, bell: Bell) {
    self.parent = parent
    keeper = parent.forkedBy
    self.limits = limits
    self.bell = bell
    stop = StepStop(limits)
  }

  /// Whether it ended before there was a process for it.
  private var isEnded = false

  /// How the step's process has ended; nil where it is not known.
  private var status: Int32? { isEnded ? 0 : child.flatMap { ended[$0.pid] } }

  /// Whether somebody asked the step to stop.
  var wasInterrupted: Bool { stop.wasInterrupted }

  mutating func waitForEnd(output: (StepOutput) -> Void) -> StepEnd {
    while true {
      child?.printed().forEach(output)
      if let end = knownEnd() {
        // What was still in the pipes when it ended.
        child?.printed().forEach(output)
        return end
      }
      wait()
      receive(output)
      for urgency in bell.heard() { stop.ring(urgency, child?.pid) }
      if let pid = child?.pid {
        if end == nil || stop.reason != nil { stop.check(pid) }
      } else if stop.isInVain {
        // It does not even fork: somebody has stopped it. It can be made again.
        kill(parent.pid, SIGKILL)
      }
    }
  }

  private func knownEnd() -> StepEnd? {
    if case .finished? = end { return end }
    // Every other end is the process's end, and the process that forked it tells how.
    guard let status else {
      let teller = child === parent ? keeper : parent
      guard teller?.isOpen != true, child?.isOpen != true || (child === parent && !parent.isOpen) else { return nil }
      var said = end
      // It said from where it exits; the code nobody is left to tell.
      if case .crashed(0, _)? = said { said = nil }
      return stop.end(after: end) ?? said ?? .lost(message: "the process that held the lesson's state has ended")
    }
    if let stopped = stop.end(after: end) { return stopped }
    let signal = status & 0x7f
    let code = status >> 8 & 0xff
    // No signal: it said from where it exits.
    if case .crashed(0, let frames)? = end { return .exited(code: code, frames: frames) }
    if let end { return end }
    return signal == 0 ? .exited(code: code, frames: []) : .crashed(signal: signal, frames: [])
  }

  /// Until something can be read or is due.
  private func wait() {
    let watched =
      lines.filter(\.isOpen).map(\.socket) + [child?.output ?? -1, child?.error ?? -1, bell.file].filter { $0 >= 0 }
    var polled = watched.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    poll(&polled, nfds_t(polled.count), Int32(stop.pause))
  }

  /// Whoever may say something of the step, each once.
  private var lines: [KernelLine] {
    let all = [keeper, parent, child === parent ? nil : child]
    return all.compactMap { $0 }
  }

  private mutating func receive(_ output: (StepOutput) -> Void) {
    for line in lines where line.isOpen && line.canRead {
      guard let (messages, files) = try? line.receive() else {
        end = .lost(message: "the kernel said something that is no message")
        if let pid = child?.pid { kill(pid, SIGKILL) }
        continue
      }
      for message in messages { handle(message, from: line, files: files, output) }
    }
  }

  private mutating func handle(
    _ message: KernelMessage, from line: KernelLine, files: [Int32], _ output: (StepOutput) -> Void
  ) {
    switch message {
    // A process that only waits may be ended by somebody too, and says so: that is not the step's end.
    case .crashed, .threw, .finished, .output, .begun, .spent: guard line === child else { return }
    default: break
    }
    switch message {
    case .ready: ready = .now
    case .forked(let pid, let inPlace):
      if inPlace {
        child = parent
      } else if files.count == 3 {
        child = KernelLine(pid: pid, socket: files[0], output: files[1], error: files[2])
      }
      if let child { stop.begin(child.pid) }
      forked = .now
    case .begun: begun = .now
    case .spent(let name, let seconds): works.append((name, .now - .seconds(seconds), .now))
    case .output(let shown):
      child?.printed().forEach(output)
      output(shown)
      child?.send(.seen)
    case .finished(let seconds):
      end = .finished(seconds: seconds)
      if let pid = child?.pid { memory = stop.memory(of: pid) }
    case .threw(let message, let type, let frames): end = .threw(message: message, type: type, frames: frames)
    case .unloadable(let message):
      end = .unloadable(message: message)
      // Said by the parent when it could not fork: then no child will end.
      isEnded = child == nil
    case .used(let pid, let more): if pid == child?.pid { uses += more }
    case .crashed(let signal, let frames): end = .crashed(signal: signal, frames: frames)
    case .ended(let pid, let status): ended[pid] = status
    }
  }

  /// Notes what its time went to, from when it was asked for until now.
  func note(on times: ProfileLane, since sent: ContinuousClock.Instant) {
    guard times.profile != nil else { return }
    let end = ContinuousClock.now
    times.add(.kernel, from: sent, to: ready)
    times.add(.fork, from: ready ?? sent, to: forked ?? end)
    times.add(.load, from: forked, to: begun ?? end)
    var last = begun
    for work in works {
      // It is heard of a little later than it was over.
      times.add(.work, work.name, from: last.map { max($0, work.begin) }, to: work.end)
      last = work.end
    }
    let facts = memory.map { ["kept MB": "\($0.kept >> 20)", "peak MB": "\($0.peak >> 20)"] } ?? [:]
    times.add(.run, from: begun, to: end, facts: facts)
  }
}
