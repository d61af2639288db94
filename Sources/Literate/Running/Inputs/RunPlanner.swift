import Foundation

/// Decides what has to be done for a lesson: nothing that would come out as it is already. In doubt the lesson is run.
public struct RunPlanner: Sendable {
  let toolchain: Toolchain
  let kernel: KernelLocation
  public let history: RunHistory
  /// Added to that of the steps.
  public let environment: [String: String]
  let digests = InputDigests()

  public init(
    toolchain: Toolchain, kernel: KernelLocation, history: RunHistory, environment: [String: String]
  ) {
    self.toolchain = toolchain
    self.kernel = kernel
    self.history = history
    self.environment = environment
  }

  /// - Parameters:
  ///   - parameters: values that replace the lesson's own, by name.
  ///   - pages: where its page is, or will be.
  /// - Throws: when there is no kernel or no compiler.
  public func plan(_ lesson: Lesson, parameters: [String: ParameterValue], pages: CoursePages) throws -> LessonPlan {
    guard let kept = history.run(of: lesson.name) else { return .run(from: nil, .neverRan) }
    for input in kept.inputs { digests.remember(input, taken: kept.taken) }
    func from(_ index: Int?, _ reason: RunReason) -> LessonPlan {
      let index = index ?? lesson.steps.firstIndex { !$0.attributes.norun }
      let step = index.flatMap { lesson.steps.indices.contains($0) ? lesson.steps[$0] : nil }
      return .run(from: step.map { .init($0, in: lesson) }, reason)
    }
    if kept.file != lesson.file || kept.path != Self.path(lesson) { return from(nil, .otherLesson(kept.path)) }
    switch kept.end {
    case .succeeded: break
    case .failed: return from(kept.endedAt, .failed)
    case .stoppedEarly: return from(kept.endedAt, .stoppedEarly)
    }
    let identity = try identity(for: lesson)
    if let reason = identity.difference(from: kept.identity) { return from(nil, reason) }
    for library in kept.libraries where library.change(since: kept.taken, digests) != nil {
      return from(nil, .library(library.path))
    }
    if let reason = Self.difference(Self.values(lesson, parameters), kept.parameters) { return from(nil, reason) }
    if let (index, reason) = stepDifference(lesson, kept) { return from(index, reason) }
    // Only the record knows what came of the steps.
    if let change = kept.pages.record.change(since: kept.taken, digests) {
      return from(nil, .results(Self.told(kept.pages.record.path), isGone: change == .gone))
    }
    return pages.plan(lesson, kept, digests)
  }

  /// The first step that would not run as it did, and why.
  private func stepDifference(_ lesson: Lesson, _ kept: KeptRun) -> (Int, RunReason)? {
    let steps = Self.steps(of: lesson)
    for index in 0..<max(steps.count, kept.steps.count) {
      guard index < steps.count else { return (max(steps.count - 1, 0), .stepsGone) }
      guard index < kept.steps.count else { return (index, .newStep) }
      let (now, old) = (steps[index], kept.steps[index])
      if now.id != old.id { return (index, kept.steps.contains { $0.id == now.id } ? .code : .newStep) }
      if now.code != old.code { return (index, .code) }
      if now.fence != old.fence { return (index, .otherFence) }
      if let unknown = kept.unknown[index] { return (index, .unknown(unknown.words)) }
      for input in kept.inputs where input.step == index {
        if let change = input.change(since: kept.taken, digests) {
          return (index, .file(change.words(Self.told(input.path), wasWritten: input.kind == .written)))
        }
      }
    }
    return nil
  }

  /// Whether files that a lesson used have changed since, by another lesson that ran meanwhile; how that is said, if so.
  public func changedMeanwhile(_ lesson: Lesson) -> LessonPlan? {
    guard let kept = history.run(of: lesson.name) else { return nil }
    for input in kept.inputs where input.kind != .written && !input.isUnsettled {
      guard let change = input.change(since: kept.taken, digests), lesson.steps.indices.contains(input.step) else {
        continue
      }
      return .run(
        from: .init(lesson.steps[input.step], in: lesson), .file(change.words(Self.told(input.path), wasWritten: false))
      )
    }
    return nil
  }

  /// What running a lesson took in memory last time, in bytes; nil where that is not known.
  public func memory(of lesson: Lesson) -> Int? { history.run(of: lesson.name).map(\.memory) }

  func identity(for lesson: Lesson) throws -> RunIdentity {
    try RunIdentity(
      toolchain: toolchain, kernel: kernel, added: environment, isWhole: RunIdentity.readsEnvironment(lesson))
  }

  static func steps(of lesson: Lesson) -> [KeptRun.Step] {
    // Where one asks for its line, so may a function of it that others call.
    let watching = lesson.steps.firstIndex { $0.source.contains("#line") } ?? lesson.steps.count
    return lesson.solved.steps.enumerated().map { KeptRun.step($1, watchingLines: $0 >= watching) }
  }

  static func values(_ lesson: Lesson, _ parameters: [String: ParameterValue]) -> [String: ParameterValue] {
    Dictionary(lesson.parameters.map { ($0.name, parameters[$0.name] ?? $0.value) }) { $1 }
  }

  static func path(_ lesson: Lesson) -> String { URL(fileURLWithPath: lesson.file).standardizedFileURL.path }

  private static func difference(
    _ new: [String: ParameterValue], _ old: [String: ParameterValue]
  ) -> RunReason? {
    let name = Set(new.keys).union(old.keys).sorted().first { new[$0] != old[$0] }
    return name.map { .parameter($0, old: old[$0], new: new[$0]) }
  }

  /// A path as the reader knows it: from where he is, where it is below.
  static func told(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath
    if path == here { return "." }
    return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
  }
}
