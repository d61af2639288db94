import Foundation
import StepOutput

/// A learner's way through a lesson: which step is next, what they have changed, and all of it kept at every move.
///
/// It moves a ``Session``, which tells by its events what happens.
public actor Follower {
  /// Runs the steps.
  public nonisolated let session: Session
  /// The lesson as its file says.
  public private(set) var original: Lesson
  /// The lesson with the learner's changes.
  public private(set) var lesson: Lesson
  /// The step that is next, from 0; as many as there are steps behind the last.
  public private(set) var position = 0
  /// Why the last move could not be kept; nil when it was.
  public private(set) var problem: ProgressError?
  private var changes: [StepChange]
  private let store: ProgressStore?

  /// Opens a lesson; nothing runs yet. Without a store nothing is kept.
  ///
  /// - Parameter progress: made to fit the lesson.
  /// - Throws: when nothing can be compiled at all.
  public init(
    _ lesson: Lesson, progress: LessonProgress, store: ProgressStore?, options: LessonRunner.Options = .init(),
    toolchain: Toolchain, kernel: KernelLocation
  ) throws {
    original = lesson
    changes = progress.changes
    self.store = store
    self.lesson = lesson.applying(progress.changes)
    var options = options
    options.isFollowed = true
    session = try Session(self.lesson, options: options, toolchain: toolchain, kernel: kernel)
  }

  /// The step that is next; nil behind the last.
  public var step: Step? { lesson.steps.indices.contains(position) ? lesson.steps[position] : nil }

  // MARK: Moving

  /// Runs the steps before one, the first being 0, without a stop; it is then the next. Where one of them fails, that is the next.
  public func catchUp(to index: Int) async {
    let index = min(max(index, 0), lesson.steps.count)
    if index > 0 { _ = await session.run(through: lesson.steps[index - 1].id, passing: true) }
    await settle(index)
  }

  /// Runs the step that is next. Where it ends as it should, the one after it is next.
  ///
  /// - Returns: what came of it; nil where there is none, or one before it had to run again and failed.
  @discardableResult
  public func runNext() async -> StepResult? {
    guard let step else { return nil }
    await session.run(through: step.id)
    if step.exercise != nil { _ = try? await session.check(step.id) }
    let result = await session.results[step.id]
    await settle(position + 1)
    return result
  }

  /// Goes back to before the step that was shown last.
  ///
  /// - Returns: whether there was one.
  public func goBack() async throws -> Bool {
    try await goBack(to: lesson.steps[..<position].lastIndex { !$0.attributes.hide })
  }

  /// Goes back to before the step that ran last, so that it runs again; a step that failed is still the next.
  ///
  /// - Returns: whether there is one.
  public func goBackToLastRun() async throws -> Bool {
    if let step, await session.results[step.id] != nil { return true }
    return try await goBack(
      to: lesson.steps[..<position].lastIndex { !$0.attributes.hide && !$0.attributes.norun })
  }

  private func goBack(to index: Int?) async throws -> Bool {
    guard let index else { return false }
    try await session.goBack(toBefore: lesson.steps[index].id)
    await settle(index)
    return true
  }

  /// What is next is never behind a step that has not run.
  private func settle(_ wanted: Int) async {
    position = min(wanted, await session.stepsDone)
    keep()
  }

  // MARK: Changing

  /// The learner's version of the step that is next, in use or aside.
  public var change: StepChange? { step.flatMap { step in changes.first { $0.step == step.id } } }

  /// The steps that are the learner's, in the lesson's order.
  public var changedSteps: [StepChange] {
    lesson.steps.compactMap { step in changes.first { $0.step == step.id && $0.isUsed } }
  }

  /// Gives the step that is next other code.
  ///
  /// - Throws: when nothing can be compiled any more.
  public func edit(to source: String) async throws {
    guard let step, let author = original.steps.first(where: { $0.id == step.id })?.source else { return }
    let source = source.isEmpty || source.hasSuffix("\n") ? source : source + "\n"
    changes.removeAll { $0.step == step.id }
    if source != author {
      changes.append(StepChange(step: step.id, original: author, mine: source, isUsed: true))
    }
    try await apply()
  }

  /// Takes the author's version of the step that is next in the place of the learner's, which is kept, or the other way round.
  ///
  /// - Returns: whether there is another version.
  /// - Throws: when nothing can be compiled any more.
  public func swapVersions() async throws -> Bool {
    guard let index = changes.firstIndex(where: { $0.step == step?.id }) else { return false }
    changes[index].isUsed.toggle()
    try await apply()
    return true
  }

  /// Writes a change into the lesson's file, where it is the author's version from now on.
  ///
  /// - Throws: ``LessonWritingError``, ``LessonErrors``; nothing is lost then.
  public func write(_ change: StepChange) async throws {
    original = try LessonWriting.write(change, to: original)
    changes.removeAll { $0.step == change.step }
    // Others may have changed the file elsewhere.
    var progress = self.progress
    _ = progress.fit(to: original)
    changes = progress.changes
    try await apply()
  }

  /// Kept first: what is compiled and run then cannot lose it.
  private func apply() async throws {
    keep()
    lesson = original.applying(changes)
    try await session.update(to: lesson)
    await settle(position)
  }

  // MARK: Keeping

  /// How far it is.
  public var progress: LessonProgress {
    var progress = LessonProgress()
    (progress.step, progress.index, progress.changes) = (step?.id, position, changes)
    return progress
  }

  private func keep() {
    guard let store else { return }
    do {
      try store.save(progress)
      problem = nil
    } catch { problem = error as? ProgressError }
  }

  // MARK: Places

  /// The line in the file where a step's code begins.
  public func line(of step: Step) -> Int { original.steps.first { $0.id == step.id }?.line ?? step.line }

  /// What went wrong, with its lines as they are in the file, or would be if the changed step were written there.
  public func placed(_ record: StepRecord) -> StepRecord {
    guard let step = lesson.steps.first(where: { $0.id == record.id }) else { return record }
    var now = step
    now.line = line(of: step)
    return LineMap(from: lesson.steps, to: original.steps).moved(record, to: now)
  }
}
