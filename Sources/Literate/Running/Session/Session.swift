import Files
import Foundation
import StepOutput

/// A lesson that is followed: its steps run one after the other in a kernel, and the state after each is kept, so that any step
/// can be changed and run again, tried, or left. What is shown is at any moment what a run of the lesson as it is now would show from
/// its beginning.
///
/// Whatever a step does ends at most its own process. Everything that happens is told as ``SessionEvent``s.
public actor Session {
  /// The lesson as it is now.
  public internal(set) var lesson: Lesson
  public nonisolated let options: LessonRunner.Options
  let toolchain: Toolchain
  let kernel: KernelLocation
  nonisolated var times: ProfileLane { options.times }
  nonisolated let log = EventLog()
  var slots: [SessionSlot]
  /// The parameters with the values that the steps see.
  var values: [(Lesson.Parameter, ParameterValue)]
  private(set) var compiler: StepCompiler
  var parameters: Task<Compilation, Never>?
  /// Compiling what is not wanted any more; it ends soon.
  var forgotten: [Task<Compilation, Never>] = []
  var parametersState: KernelState?
  var tree: KernelTree?
  private var runCount = 0
  /// Where the step that runs for the lesson stands.
  private(set) var running: Int?
  /// How many wait for their turn to change later steps than that.
  var updates = 0
  /// Asked by whoever wants the run to end after the step in hand, from any thread.
  nonisolated let stopping = Stopping()
  nonisolated let turns = Turns()
  var alternatives: [Int: Alternative.Kept] = [:]
  /// What steps did with files when they last ran for the lesson, by their ids.
  var uses: [String: [FileUse]] = [:]

  /// Opens a lesson; nothing is run or compiled yet.
  ///
  /// - Throws: when nothing can be compiled at all: no cache folder, no kernel.
  public init(
    _ lesson: Lesson, options: LessonRunner.Options = .init(), toolchain: Toolchain, kernel: KernelLocation
  ) throws {
    let lesson = options.isFollowed ? lesson : lesson.solved
    self.lesson = lesson
    self.options = options
    self.toolchain = toolchain
    self.kernel = kernel
    values = lesson.parameters.map { ($0, options.parameters[$0.name] ?? $0.value) }
    compiler = try StepCompiler(toolchain: toolchain, kernel: kernel, awaits: Self.awaits(lesson))
    slots = lesson.steps.map { SessionSlot(step: $0) }
    log.add(.changed(steps: lesson.steps.map(StepOutline.init), discarded: []))
  }

  static func awaits(_ lesson: Lesson) -> Bool {
    lesson.steps.contains { !$0.attributes.norun && StepSyntax(source: $0.source).awaits }
  }

  // MARK: Events

  /// The number of the last event.
  public nonisolated var lastEvent: Int { log.last }

  /// The events after one, and those to come; nil when that was too long ago: then ``results`` and the steps of ``lesson`` tell how
  /// things are.
  public nonisolated func events(after number: Int = 0) -> AsyncStream<SessionEvent>? { log.stream(after: number) }

  /// What came of each step, by its id; steps that have not run are not in it.
  public var results: [String: StepResult] {
    Dictionary(uniqueKeysWithValues: slots.compactMap { slot in slot.result.map { (slot.step.id, $0) } })
  }

  /// Whether what is shown is what a run from the beginning would show: not after a step that was stopped before its work was done.
  public var isClean: Bool { !slots.contains { $0.result?.record.state == .stoppedEarly } }

  // MARK: Running

  /// Runs the steps that have not run, in their order.
  ///
  /// - Parameter last: the id of the last step to run; nil for all.
  /// - Returns: whether all these have run as they should.
  @discardableResult
  public func run(through last: String? = nil) async -> Bool { await run(through: last, passing: false) }

  /// - Parameter passing: whether the lesson is to go on behind the last step where that is an exercise, by its answer or the author's.
  func run(through last: String?, passing: Bool) async -> Bool {
    await turns.wait()
    defer { turns.done() }
    stopping.begin()
    compileAhead(through: last)
    for index in slots.indices {
      if isOpenExercise(index), passing || slots[index].step.id != last {
        if slots[index].carries == nil {
          if stopping.isAsked || updates > 0 { return false }
          running = index
          let isPassed = await passExercise(at: index)
          running = nil
          guard isPassed, index < slots.count, !stopping.isAsked else { return false }
        }
        if slots[index].step.id == last { break }
        continue
      }
      if !slots[index].isDone {
        if stopping.isAsked || updates > 0 { return false }
        running = index
        await runStep(at: index)
        running = nil
        guard index < slots.count, slots[index].isDone, !stopping.isAsked else { return false }
      }
      if slots[index].step.id == last { break }
    }
    return true
  }

  /// Begins to compile the steps that have not run, in their order, up to one or all.
  public func compileAhead(through last: String? = nil) {
    for index in slots.indices {
      _ = compilation(at: index)
      if slots[index].step.id == last { return }
    }
  }

  /// Stops the step that runs and, with it, the run: a `fit` ends after its batch and keeps what it has learned, any other
  /// step ends where it is. Asked a second time, the step ends at once.
  public nonisolated func interrupt() { stopping.ask(.stop) }

  /// Ends the kernel; what has come of the steps can still be asked for.
  public func close() async {
    stopping.ask(.kill)
    await turns.wait()
    defer { turns.done() }
    for slot in slots { for task in [slot.compilation, slot.solution] { task?.cancel() } }
    parameters?.cancel()
    for task in slots.flatMap({ [$0.compilation, $0.solution].compactMap { $0 } }) + forgotten
      + [parameters].compactMap({ $0 })
    { _ = await task.value }
    if let tree {
      let states =
        slots.flatMap(\.states) + alternatives.values.compactMap(\.state) + [parametersState].compactMap { $0 }
      await Self.onOwnThread { tree.stop(states) }
    }
    tree = nil
    log.add(.closed)
  }

  /// Whether a step is an exercise that somebody may still answer.
  func isOpenExercise(_ index: Int) -> Bool { options.isFollowed && slots[index].step.exercise != nil }

  /// Whether the lesson can go on behind a step.
  func isPassed(_ index: Int) -> Bool { isOpenExercise(index) ? slots[index].carries != nil : slots[index].isDone }

  func runStep(at index: Int) async {
    let step = slots[index].step
    if step.attributes.norun {
      slots[index].result = StepResult(record: StepRecord(step, state: .shownOnly))
      return
    }
    let run = nextRun(of: step, .lesson)
    log.add(.started(run))
    let span = times.begin(.step, step.id)
    defer { span?.end(["line": "\(step.line)", "title": step.title ?? ""]) }
    let task = compilation(at: index)
    let compilation = await times.measure(.wait) { await task.value }
    slots[index].known = compilation
    if compilation.isWorthAnotherTry { forgetCompilations(from: index) }
    let (result, state) = await execute(step, compilation, from: index, run)
    slots[index].result = result
    slots[index].state = state
    if !options.keepsStates { letGo() }
    log.add(.ended(run, result))
  }

  func nextRun(of step: Step, _ purpose: StepRun.Purpose) -> StepRun {
    runCount += 1
    return StepRun(number: runCount, step: step.id, purpose: purpose)
  }

  /// Runs what was compiled, from the state before the step at an index.
  ///
  /// - Parameters:
  ///   - run: as which it is told; nil where nobody is to know.
  ///   - other: the state to run from in the place of that one.
  func execute(
    _ step: Step, _ compilation: Compilation, from index: Int, _ run: StepRun?, at other: KernelState? = nil
  ) async -> (StepResult, KernelState?) {
    var judge = StepJudge(step, lesson.file)
    let log = log
    let output: @Sendable (StepOutput) -> Void = { output in if let run { log.add(.output(run, output)) } }
    switch compilation {
    case .unreachable: return (StepResult(record: StepRecord(step, state: .notReached)), nil)
    case .rejected(let failure): return (StepResult(record: judge.record(failing: failure, output)), nil)
    case .compiled(let compiled, _):
      do {
        let (tree, before) = try await startingPoint(of: index)
        let state = other ?? before
        var limits = StepLimits()
        limits.timeout = step.attributes.timeout ?? options.timeout
        limits.memory = step.attributes.memory ?? options.memory
        let box = OutputBox()
        let names = names
        guard stopping.mayRun(on: tree) else {
          let failure = StepOutput.Failure(
            kind: .interrupted, message: "stopped before it began", file: lesson.file, line: step.line)
          return (StepResult(record: judge.record(failing: failure, output)), nil)
        }
        let begin = ContinuousClock.now
        let result = await Self.onOwnThread {
          tree.run(compiled, from: state, limits: limits) { again in
            log.add(.replaying(steps: again.map { names[$0.module.name] ?? $0.module.name }))
          } again: {
            box.collector = OutputCollector()
            if let run { log.add(.started(run)) }
          } output: { shown in
            box.collector.add(shown)
            output(shown)
          }
        }
        stopping.hasRun()
        if run?.purpose == .lesson { uses[step.id] = result.uses }
        judge.seconds = (ContinuousClock.now - begin) / .seconds(1)
        judge.collector = box.collector
        let ending = times.begin(.failure)
        defer { ending?.end() }
        let failures = Failures(
          resolver: FrameResolver(toolchain: toolchain), file: lesson.file, folder: tree.folder.base.path,
          modules: Set(names.keys).union([compiled.module.name]), moved: moved(step, compiled, compilation))
        let record = await judge.record(of: result, failures, output)
        var kept = result.state
        // Whatever the step left, the next one starts from before it: so it is with a step that fails as it should.
        if let state = kept, record.state != .ran && record.state != .stoppedEarly {
          tree.discard(state)
          kept = nil
        }
        return (StepResult(record: record, memory: result.memory, notices: judge.notices), kept)
      } catch {
        return (StepResult(record: judge.record(failing: failure(for: error, step), output)), nil)
      }
    }
  }

  /// Where the code of a library stands in the file by now, for steps that have moved since they were compiled.
  private func moved(_ step: Step, _ compiled: CompiledStep, _ compilation: Compilation) -> [MovedLines] {
    let earlier = slots.compactMap { slot -> MovedLines? in
      guard case .compiled(let compiled, let line)? = slot.known else { return nil }
      return MovedLines(library: compiled.library.path, lines: slot.step.lines, shift: slot.step.line - line)
    }
    guard case .compiled(_, let line) = compilation else { return earlier }
    return earlier + [MovedLines(library: compiled.library.path, lines: step.lines, shift: step.line - line)]
  }

  /// Steps by the names of their modules.
  private var names: [String: String] {
    var names = ["lessonParameters": "parameters"]
    for slot in slots {
      if case .compiled(let compiled, _)? = slot.known { names[compiled.module.name] = slot.step.id }
    }
    return names
  }

  /// The kernel, and the state before the step at an index.
  private func startingPoint(of index: Int) async throws -> (KernelTree, KernelState) {
    let tree =
      try self.tree
      ?? KernelTree(kernel, folder: WorkingFolder(for: lesson), environment: options.environment, times: times)
    self.tree = tree
    if parametersState == nil {
      let span = times.begin(.parameters)
      defer { span?.end() }
      switch await compiledParameters().value {
      case .compiled(let compiled, _):
        let root = tree.root
        let result = await Self.onOwnThread { tree.run(compiled, from: root) { _ in } }
        guard let state = result.state else { throw KernelTrouble.parameters }
        parametersState = state
      case .rejected(let failure): throw failure
      case .unreachable: throw KernelTrouble.parameters
      }
    }
    return (tree, slots[..<index].last { $0.carried != nil }?.carried ?? parametersState ?? tree.root)
  }

  /// Forgets the steps from an index on, and the parameters too where `all` says so, because what they depend on has changed.
  func forget(from index: Int, all: Bool = false) {
    for slot in slots[index...].reversed() {
      forget(slot.compilation)
      forget(slot.solution)
      for state in slot.states { tree?.discard(state) }
    }
    for position in slots[index...].indices { slots[position] = SessionSlot(step: slots[position].step) }
    dropAlternatives(from: index)
    guard all else { return }
    if let parametersState { tree?.discard(parametersState) }
    (parametersState, parameters) = (nil, nil)
  }

  /// Forgets what came of the steps from an index on; their code is the same.
  func goBack(toBefore index: Int) {
    for position in slots[index...].indices.reversed() {
      for state in slots[position].states { tree?.discard(state) }
      slots[position].state = nil
      slots[position].result = nil
      slots[position].verdict = nil
      slots[position].standIn = nil
    }
    dropAlternatives(from: index + 1)
  }

  func discard(_ state: KernelState) { tree?.discard(state) }

  func use(_ compiler: StepCompiler) { self.compiler = compiler }

  private func failure(for error: any Error, _ step: Step) -> StepOutput.Failure {
    Self.failure(for: error, step, lesson.file)
  }

  static func failure(for error: any Error, _ step: Step, _ file: String) -> StepOutput.Failure {
    switch error {
    case let failure as StepOutput.Failure: return failure
    case let rejection as CompilerRejection:
      if let signal = rejection.signal {
        let message =
          "the compiler was ended by signal \(signal): by someone, or because memory ran out. Run the step again"
        return .init(kind: .kernel, message: message, file: file, line: step.line)
      }
      return Diagnostics.failure(from: rejection.words, file: file, step: step)
    default:
      let reason = SystemReason.sentence(for: error)
      return .init(kind: .kernel, message: "the step could not be run: \(reason)", file: file, line: step.line)
    }
  }

  /// On a thread of its own: the kernel is listened to by waiting, which the threads that run Swift tasks must not do.
  static func onOwnThread<R: Sendable>(_ body: @escaping () -> R) async -> R {
    await withCheckedContinuation { continuation in
      OwnThread.run { continuation.resume(returning: body()) }
    }
  }
}

/// Why a lesson cannot begin.
enum KernelTrouble: Error, CustomStringConvertible {
  case parameters

  var description: String { "the lesson's parameters could not be set" }
}

/// Carries the collector out of the thread that fills it; that thread has ended before it is read.
private final class OutputBox: @unchecked Sendable {
  var collector = OutputCollector()
}

extension Session {
  /// The kernel's processes that hold a state, for tests.
  var processes: [Int32] {
    ([tree?.root, parametersState] + slots.map(\.state)).compactMap { $0?.line?.pid }
  }

  /// The folder of its steps, for tests.
  var folder: String? { tree?.folder.base.path }
}
