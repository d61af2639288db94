import Foundation
import StepOutput

extension RunPlanner {
  /// Keeps what a run depended on and took, for the next plan.
  ///
  /// - Parameters:
  ///   - parameters: values that replaced the lesson's own, by name.
  ///   - pages: what was written of it.
  public func keep(
    _ run: LessonRun, of lesson: Lesson, parameters: [String: ParameterValue], pages: KeptPages
  ) throws {
    let taken = Int(Date().timeIntervalSince1970 * 1e9)
    var collector = InputCollector(
      work: run.work, home: URL(fileURLWithPath: lesson.file).deletingLastPathComponent().path, toolchain: toolchain,
      digests: digests)
    for (index, step) in lesson.steps.enumerated() { collector.add(run.uses[step.id] ?? [], ofStep: index) }
    let records = Dictionary(run.record.steps.map { ($0.id, $0) }) { first, _ in first }
    var steps = Self.steps(of: lesson)
    for index in steps.indices { steps[index].seconds = records[steps[index].id]?.seconds }
    let states = lesson.steps.map { records[$0.id]?.state }
    let (failed, stopped) = (states.firstIndex(of: .failed), states.firstIndex(of: .stoppedEarly))
    let end: KeptRun.End = run.record.succeeded ? .succeeded : failed == nil && stopped != nil ? .stoppedEarly : .failed
    history.keep(
      KeptRun(
        file: lesson.file, path: Self.path(lesson), identity: try identity(for: lesson),
        parameters: Self.values(lesson, parameters), steps: steps, end: end, endedAt: failed ?? stopped,
        inputs: collector.finish(), unknown: collector.unknown,
        libraries: run.libraries.map { LessonInput(kind: .status, path: $0, step: 0, status: FileStatus(of: $0)) },
        taken: taken, seconds: run.record.seconds ?? 0, memory: run.memory, pages: pages), of: lesson.name)
  }
}
