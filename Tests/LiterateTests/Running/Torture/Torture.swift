import Foundation
import StepOutput

@testable import Literate

/// One long maltreatment of a session, and the clean runs that it is held against.
final class Torture {
  private var numbers: TortureNumbers
  private let mark: String
  private var steps: [(source: String, attributes: Step.Attributes)] = []
  private var gap = 9
  private var session: Session
  private var clean: [String: [String]] = [:]
  /// What was done, for whoever has to find out why.
  private(set) var story: [String] = []
  /// What was not as in a clean run.
  private(set) var mistakes: [String] = []

  init(seed: UInt64, mark: String) throws {
    numbers = TortureNumbers(state: seed)
    self.mark = mark
    for place in 0..<TortureLesson.stepCount { steps.append(TortureLesson.step(at: place, using: &numbers)) }
    session = try Self.open(TortureLesson.lesson(steps, gap: gap), mark: mark)
  }

  private static func open(_ lesson: Lesson, mark: String) throws -> Session {
    var options = LessonRunner.Options()
    options.timeout = 120
    let parts = mark.split(separator: "=")
    options.environment = [String(parts[0]): String(parts[1])]
    return try Session(
      lesson, options: options, toolchain: try Toolchain.current(),
      kernel: KernelLocation(products: KernelBench.products))
  }

  func close() async { await session.close() }

  /// Does one thing to the session and looks whether it is as it should be.
  func act() async throws {
    let disturbed = try await maltreat()
    if disturbed {
      await session.run()
      // One that should fail and was killed has failed, and one that was asked to stop may have done all the same: both are told as
      // they were, and only who did it knows better.
      let ends: [StepRecord.State] = [.failedAsExpected, .stoppedEarly]
      if let other = await session.record.steps.first(where: { ends.contains($0.state) }) {
        try await session.goBack(toBefore: other.id)
      }
    }
    await session.run()
    try await compare()
  }

  // MARK: What is done

  private func maltreat() async throws -> Bool {
    switch Int.random(in: 0..<12, using: &numbers) {
    case 0, 1, 2: try await edit()
    case 3: try await moveProse()
    case 4:
      let id = anyStep()
      tell("back to before \(id)")
      try await session.goBack(toBefore: id)
    case 5:
      let id = anyStep()
      tell("rerun from \(id)")
      try await session.rerun(from: id)
    case 6: try await tryOthers(adopting: false)
    case 7: try await tryOthers(adopting: true)
    case 8:
      try await whileRunning("interrupt") { session, _ in session.interrupt() }
      return true
    case 9:
      try await whileRunning("interrupt twice") { session, _ in
        session.interrupt()
        usleep(20_000)
        session.interrupt()
      }
      return true
    case 10:
      let (how, draw) = anyWayToDie()
      try await whileRunning("\(how) somebody") { _, victims in Self.end(victims, how, draw) }
      return true
    default:
      if Bool.random(using: &numbers) {
        tell("close and open")
        await session.close()
        session = try Self.open(TortureLesson.lesson(steps, gap: gap), mark: mark)
      } else {
        let (how, draw) = anyWayToDie()
        tell("\(how) somebody who waits")
        Self.end(TortureProcesses.marked(mark), how, draw)
        usleep(20_000)
      }
    }
    return false
  }

  private func edit() async throws {
    let place = Int.random(in: 0..<steps.count, using: &numbers)
    steps[place] = TortureLesson.step(at: place, using: &numbers)
    tell("edit s\(place + 1): \(steps[place].source)")
    try await session.update(to: TortureLesson.lesson(steps, gap: gap))
  }

  private func moveProse() async throws {
    gap = Int.random(in: 3..<30, using: &numbers)
    tell("prose: gaps of \(gap)")
    try await session.update(to: TortureLesson.lesson(steps, gap: gap))
  }

  private func tryOthers(adopting: Bool) async throws {
    let place = Int.random(in: 0..<steps.count, using: &numbers)
    let sources = (0..<2).map { _ in
      // The braces stay those of the step: what has no limit there must not need one.
      var other = TortureLesson.step(at: place, using: &numbers)
      while other.attributes.timeout != nil || other.attributes.memory != nil {
        other = TortureLesson.step(at: place, using: &numbers)
      }
      return other.source
    }
    tell("\(adopting ? "alternatives" : "trials") of s\(place + 1): \(sources)")
    do {
      if adopting {
        let ways = try await session.alternatives(of: "s\(place + 1)", sources)
        try await session.adopt(ways[1].run.number)
        steps[place].source = sources[1]
      } else {
        for source in sources { _ = try await session.trial(of: "s\(place + 1)", source) }
      }
    } catch SessionError.notReached { tell("  not reached") }
  }

  /// Runs from a step on, which is new, and does something to it at a random moment.
  private func whileRunning(
    _ what: String, _ body: @escaping @Sendable (Session, [TortureProcesses.Found]) -> Void
  ) async throws {
    let place = Int.random(in: 0..<steps.count, using: &numbers)
    steps[place] = TortureLesson.step(at: place, using: &numbers)
    let moment = UInt32.random(in: 0..<1_200_000, using: &numbers)
    tell("\(what) after \(moment / 1000) ms, while s\(place + 1) is new: \(steps[place].source)")
    try await session.update(to: TortureLesson.lesson(steps, gap: gap))
    let (session, mark) = (session, mark)
    async let run = session.run()
    await Session.onOwnThread {
      usleep(moment)
      body(session, TortureProcesses.marked(mark) + TortureProcesses.compilers())
    }
    _ = await run
  }

  private func anyStep() -> String { "s\(Int.random(in: 1...steps.count, using: &numbers))" }

  private func anyWayToDie() -> (String, Int) {
    (
      ["kill", "terminate", "stop and kill", "crash"].randomElement(using: &numbers) ?? "",
      .random(in: 0..<1000, using: &numbers)
    )
  }

  private static func end(_ victims: [TortureProcesses.Found], _ how: String, _ draw: Int) {
    guard !victims.isEmpty else { return }
    let victim = victims[draw % victims.count].pid
    switch how {
    case "terminate": kill(victim, SIGTERM)
    case "crash": kill(victim, SIGSEGV)
    case "stop and kill":
      kill(victim, SIGSTOP)
      usleep(30_000)
      kill(victim, SIGKILL)
    default: kill(victim, SIGKILL)
    }
  }

  private func tell(_ text: String) { story.append(text.replacingOccurrences(of: "\n", with: "⏎")) }

  // MARK: What has to come of it

  private func compare() async throws {
    let lesson = TortureLesson.lesson(steps, gap: gap)
    let key = steps.map { "\($0.source)\($0.attributes)" }.joined(separator: "\n---\n")
    if clean[key] == nil {
      let other = try Self.open(lesson, mark: mark + "-clean")
      await other.run()
      clean[key] = await Self.told(other)
      await other.close()
    }
    let told = await Self.told(session)
    if told != clean[key] {
      mistakes.append("after: \(story.suffix(3))\ncame:     \(told)\nexpected: \(clean[key] ?? [])")
    }
  }

  /// What a session shows of each step, with lines as they are in the step.
  private static func told(_ session: Session) async -> [String] {
    let record = await session.record
    return record.steps.map { step in
      let outputs = step.outputs.map { output -> String in
        switch output {
        case .text(let text): return "text \(text.count < 300 ? text : "\(text.count) \(text.hashValue)")"
        case .error(let failure):
          let line = failure.line.map { $0 - step.firstLine + 1 } ?? 0
          // How much memory it had when it was noticed is chance.
          let message = failure.kind == .memory ? "" : failure.message
          let column = failure.kind == .memory || failure.kind == .timeout ? 0 : failure.column ?? 0
          return "\(failure.kind) \(line):\(column) \(message)"
        default: return "\(output)"
        }
      }
      return "\(step.id) \(step.state) \(outputs)"
    }
  }
}
