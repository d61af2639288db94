import Foundation
import StepOutput

/// A lesson that pages show live: its session, the reader's changes, and what the pages have to show of both. All pages that are open
/// on it, in whatever browser, see the same.
public actor LiveLesson {
  /// In bytes of a step's code.
  static let mostCode = 1 << 20

  public nonisolated let name: String
  nonisolated let board = LiveBoard()
  let session: Session
  let assistant: CodeAssistant
  /// The room that the course is in; nil for none.
  let room: (any LiveRoom)?
  /// The reader's own work, while the author's code stands in its place.
  var kept = KeptWork()
  /// The step that began to run last.
  private(set) var lastStarted: String?
  private let screen: LiveScreen
  /// The lesson as its file says.
  private(set) var original: Lesson
  /// The lesson with the reader's changes.
  private(set) var lesson: Lesson
  var changes: [StepChange] = []
  /// Other ways that were tried, by the ids of their steps.
  var ways: [String: [LiveWay]] = [:]
  private var running: StepRun?
  /// The step up to which is to be run, by its place; nil when nothing is asked for.
  private var goal: Int?
  private var runner: Task<Void, Never>?
  /// Counts what makes a run end that is to go on.
  private var version = 0
  private var isStopAsked = false
  private var trouble: String?
  private var notices: [String] = []
  private var events: Task<Void, Never>?
  private var endObserving: (() -> Void)?

  /// Opens a lesson; nothing runs yet.
  ///
  /// - Throws: when nothing can be compiled at all: no cache folder, no kernel.
  public init(
    _ lesson: Lesson, options: LessonRunner.Options, toolchain: Toolchain, kernel: KernelLocation,
    sourceKit: SourceKitService, room: (any LiveRoom)? = nil
  ) async throws {
    name = lesson.name
    self.room = room
    (original, self.lesson) = (lesson, lesson)
    var options = options
    options.isFollowed = true
    session = try Session(lesson, options: options, toolchain: toolchain, kernel: kernel)
    assistant = CodeAssistant(session: session, sourceKit: sourceKit)
    screen = LiveScreen(board, lesson)
    let (stream, continuation) = AsyncStream.makeStream(of: SessionEvent.self)
    let screen = screen
    // What a step prints goes its own way: it may be a flood.
    endObserving = session.observe { event in
      switch event.kind {
      case .output(let run, let output): screen.add(output, of: run)
      case .started(let run):
        if run.purpose == .lesson { screen.begin(run) }
        continuation.yield(event)
      case .ended(let run, _):
        screen.end(run)
        continuation.yield(event)
      case .closed:
        continuation.yield(event)
        continuation.finish()
      default: continuation.yield(event)
      }
    }
    if let room {
      kept = KeptWork.load(lesson)
      show(room.state)
      room.opened(self)
    }
    await publish(isNew: true)
    events = Task { [weak self] in for await event in stream { await self?.handle(event) } }
    // The first step to be run is ready then, and so is whoever helps to write it.
    let first = lesson.steps.first { !$0.attributes.norun }?.id
    Task { [session, assistant] in
      await session.compileAhead()
      if let first { await assistant.prepare(step: first) }
    }
  }

  /// Ends the lesson and all that runs in it.
  public func close() async {
    goal = nil
    await session.close()
    endObserving?()
    events?.cancel()
    board.close()
  }

  // MARK: Running

  /// Runs the steps that have not run, up to one; all where there is none.
  func startRunning(through id: String?) {
    let place = id.flatMap { id in lesson.steps.firstIndex { $0.id == id } } ?? lesson.steps.count - 1
    goal = max(goal ?? place, place)
    isStopAsked = false
    if runner == nil { runner = Task { await runToGoal() } }
  }

  /// Runs an exercise where it has not run, and then its checks.
  func startChecking(_ id: String) {
    startRunning(through: id)
    let runner = runner
    Task { [session] in
      await runner?.value
      _ = try? await session.check(id)
    }
  }

  private func runToGoal() async {
    await publish()
    while let goal, lesson.steps.indices.contains(goal), !isStopAsked, !board.isClosed {
      let version = version
      let isDone = await session.run(through: lesson.steps[goal].id)
      if isDone, goal == self.goal { break }
      // It failed, or somebody stopped it; else something was changed meanwhile, and it goes on with that.
      if !isDone, version == self.version { break }
    }
    (goal, runner) = (nil, nil)
    await publish()
  }

  /// Nothing that was asked for before is still wanted.
  func stopRunning() {
    goal = nil
    isStopAsked = true
  }

  /// What runs has to begin with something else.
  func willChange() { version += 1 }

  // MARK: The lesson's text

  /// Takes the reader's code for some steps.
  ///
  /// - Throws: ``LiveProblem``; nothing is changed then. What keeps everything from being compiled.
  func take(_ code: [String: String]) async throws {
    var new = changes
    for (id, source) in code {
      guard let author = original.steps.first(where: { $0.id == id })?.source else { throw LiveProblem.unknownStep(id) }
      guard source.utf8.count <= Self.mostCode else {
        throw LiveProblem.tooLong(step: id, bytes: source.utf8.count)
      }
      let source = source.isEmpty || source.hasSuffix("\n") ? source : source + "\n"
      new.removeAll { $0.step == id }
      if source != author { new.append(StepChange(step: id, original: author, mine: source, isUsed: true)) }
    }
    try await apply(new)
  }

  func apply(_ new: [StepChange]) async throws {
    let next = original.applying(new)
    changes = new
    guard next.steps != lesson.steps else { return }
    willChange()
    lesson = next
    screen.use(next)
    try await session.update(to: next)
  }

  /// The session has taken another way as a step.
  func hasAdopted(_ source: String, for id: String) {
    changes.removeAll { $0.step == id }
    if let author = original.steps.first(where: { $0.id == id })?.source, author != source {
      changes.append(StepChange(step: id, original: author, mine: source, isUsed: true))
    }
    lesson = original.applying(changes)
    screen.use(lesson)
  }

  /// The lesson's file has changed. The reader's changes stay where the author's code is still that from which they were made.
  func update(to new: Lesson) async throws {
    trouble = nil
    original = new
    var progress = LessonProgress()
    progress.changes = changes
    _ = progress.fit(to: new)
    changes = progress.changes.filter(\.isUsed)
    willChange()
    lesson = new.applying(changes)
    screen.use(lesson)
    try await session.update(to: lesson)
    await publish(isNew: true)
  }

  /// Something that the reader has to know; nil when it is over.
  func tell(_ trouble: String?) async {
    self.trouble = trouble
    await publishState()
  }

  /// The author's text with the reader's changes.
  public var markdown: String { LessonWriting.text(of: original, with: changes.filter(\.isUsed)) }

  /// The file holds the reader's code of a step from now on.
  func write(_ change: StepChange) async throws {
    let written = try LessonWriting.write(change, to: original)
    changes.removeAll { $0.step == change.step }
    try await update(to: written)
  }

  // MARK: What pages show

  private func handle(_ event: SessionEvent) async {
    switch event.kind {
    case .started(let run) where run.purpose == .lesson:
      (running, lastStarted) = (run, run.step)
      room?.began(run.step, of: self)
      await publish(run.step)
    case .ended(let run, let result) where run.purpose == .lesson:
      running = nil
      await publish(run.step)
      if result.notices.contains(where: { !notices.contains($0) }) { await publish(isNew: true) }
    case .changed(_, let discarded), .wentBack(let discarded):
      for id in discarded where ways[id] != nil { await forgetWays(of: id) }
      await publish()
    case .checked(let id, _), .solved(let id): await publish(id)
    case .adopted: await publish()
    case .started, .ended, .output, .replaying, .closed: break
    }
  }

  private func publish(_ id: String) async {
    let results = await session.results
    let answers = await session.answers
    if let index = lesson.steps.firstIndex(where: { $0.id == id }) { board.set(view(index, results[id], answers)) }
    await publishState(results)
  }

  /// Tells all steps anew; with another page around them where `isNew`.
  func publish(isNew: Bool = false) async {
    let results = await session.results
    notices = lesson.steps.flatMap { results[$0.id]?.notices ?? [] }
    let answers = await session.answers
    board.set(lesson.steps.indices.map { view($0, results[lesson.steps[$0].id], answers) }, isNew: isNew)
    await publishState(results)
  }

  private func publishState(_ results: [String: StepResult]? = nil) async {
    let results = if let results { results } else { await session.results }
    board.set(state(results, await session.answers))
  }

  private func state(_ results: [String: StepResult], _ answers: ExerciseAnswers) -> LiveState {
    let next = lesson.steps.first { step in
      if step.exercise != nil { return !answers.arePassed(step.id) }
      return
        ![.ran, .failedAsExpected, .shownOnly, .stoppedEarly].contains(results[step.id]?.record.state)
        && !step.attributes.norun
    }
    let memory = results.values.reduce(0) { $0 + ($1.memory?.kept ?? 0) }
    return LiveState(running: running?.step, next: next?.id, memory: memory, trouble: trouble)
  }

  /// Where a step is on its way, by its place.
  func progress(of index: Int, _ result: StepResult?) -> LiveStep.Progress {
    let step = lesson.steps[index]
    if running?.step == step.id { return .running }
    if step.attributes.norun { return .shownOnly }
    return switch result?.record.state {
    case .ran: .ran
    case .failed: .failed
    case .failedAsExpected: .failedAsExpected
    case .stoppedEarly: .stoppedEarly
    case .shownOnly: .shownOnly
    case .notReached, nil: goal.map { index <= $0 } ?? false ? .queued : .waiting
    }
  }

  private func view(_ index: Int, _ result: StepResult?, _ answers: ExerciseAnswers) -> LiveStep {
    let step = lesson.steps[index]
    let progress = progress(of: index, result)
    let record = progress == .running ? nil : result?.record
    let author = original.steps.first { $0.id == step.id }?.source
    return LiveStep(
      step, lesson, record, progress: progress, memory: result?.memory?.kept,
      author: author == step.source ? nil : author, verdict: answers.verdicts[step.id],
      isSolvedByAuthor: answers.solvedByAuthor.contains(step.id))
  }

  /// The page as it is now.
  func page(in course: LivePage) async -> String {
    // Before what it shows, so that nothing is missed in between.
    let number = board.last
    let results = await session.results
    let answers = await session.answers
    let steps = lesson.steps.indices.map { view($0, results[lesson.steps[$0].id], answers) }
    let beginning = LiveBeginning(
      lesson: name, number: number, state: state(results, answers), steps: steps, room: board.roomState)
    return course.html(lesson, await session.record, beginning)
  }
}
