import Foundation
import StepOutput

/// Runs a lesson from its first step in a kernel of its own. Later steps are compiled while earlier ones run.
public struct LessonRunner: Sendable {
  /// How to run.
  public struct Options: Sendable {
    /// Values that replace the lesson's own, by name.
    public var parameters: [String: ParameterValue] = [:]
    /// Added to the environment of the steps.
    public var environment: [String: String] = [:]
    /// For a step that names none, in seconds.
    public var timeout: Double = 600
    /// Stop after the step with this id.
    public var lastStep: String?
    public init() {}
  }

  let toolchain: Toolchain
  let kernel: KernelLocation
  let versions: [String: String]

  /// - Parameter versions: of whoever runs it, for the record.
  public init(toolchain: Toolchain, kernel: KernelLocation, versions: [String: String]) {
    self.toolchain = toolchain
    self.kernel = kernel
    self.versions = versions
  }

  /// Begins to compile a lesson's steps, so that they are ready when it is run.
  ///
  /// - Throws: when nothing can be compiled at all: no cache folder, no kernel.
  public func prepare(_ lesson: Lesson, options: Options = Options()) throws -> PreparedLesson {
    try PreparedLesson(lesson, options, toolchain, kernel)
  }

  /// Runs the lesson. A step that fails is told in the record; the steps after it are not reached.
  ///
  /// - Throws: when the lesson cannot be run at all: no cache folder, no kernel.
  public func run(
    _ lesson: Lesson, options: Options = Options(), onEvent: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> LessonRecord {
    try await run(prepare(lesson, options: options), onEvent: onEvent)
  }

  /// Runs a lesson whose steps are being compiled.
  ///
  /// - Throws: when the lesson cannot be run at all: no cache folder, no kernel.
  public func run(
    _ prepared: PreparedLesson, onEvent: @escaping @Sendable (RunEvent) -> Void
  ) async throws -> LessonRecord {
    let (lesson, options, values) = (prepared.lesson, prepared.options, prepared.values)
    onEvent(.lessonStarted(lesson))
    let begin = ContinuousClock.now
    let process = try Self.startKernel(kernel, for: lesson, options)
    defer { process.stop() }
    let failures = Failures(resolver: FrameResolver(toolchain: toolchain), file: lesson.file)
    var record = LessonRecord(
      name: lesson.name, file: lesson.file, title: lesson.title, versions: versions, seed: 0,
      parameters: Dictionary(values.map { ($0.0.name, $0.1) }) { $1 }, notices: [], steps: [], seconds: 0)
    if case .int(let seed)? = record.parameters["seed"] { record.seed = seed }

    var iterator = prepared.compiled.makeAsyncIterator()
    var failed = false
    switch await iterator.next() {
    case .rejected(let failure)?: throw failure
    case .compiled(let parameters)?: _ = await Self.run(parameters, on: process, timeout: 60) { _ in }
    case nil: break
    }
    var isBeyondLast = false
    for step in lesson.steps {
      if step.attributes.norun || failed || isBeyondLast {
        record.steps.append(StepRecord(step, state: step.attributes.norun ? .shownOnly : .notReached))
      } else {
        onEvent(.stepStarted(step))
        let result = await iterator.next() ?? .rejected(.init(kind: .kernel, message: "the step was not compiled"))
        let (one, notices) = await run(step, result, on: process, failures, options) { onEvent(.output(step, $0)) }
        record.steps.append(one)
        record.notices += notices.filter { !record.notices.contains($0) }
        failed = one.state == .failed
      }
      if !isBeyondLast { onEvent(.stepEnded(step, record.steps[record.steps.count - 1])) }
      isBeyondLast = isBeyondLast || step.id == options.lastStep
    }
    if options.lastStep != nil, !failed { record.steps.removeAll { $0.state == .notReached } }
    record.seconds = (ContinuousClock.now - begin) / .seconds(1)
    onEvent(.lessonEnded(record))
    return record
  }

  private static func startKernel(
    _ kernel: KernelLocation, for lesson: Lesson, _ options: Options
  ) throws -> KernelProcess {
    let folder = try ScratchFolder(for: lesson)
    do {
      return try KernelProcess(kernel, workingFolder: folder.url, environment: options.environment)
    } catch {
      folder.remove()
      throw error
    }
  }

  private func run(
    _ step: Step, _ compiled: CompilePipeline.Result, on process: KernelProcess, _ failures: Failures,
    _ options: Options, output: @escaping @Sendable (StepOutput) -> Void
  ) async -> (StepRecord, notices: [String]) {
    var record = StepRecord(step, state: .ran)
    var collector = OutputCollector()
    var failure: StepOutput.Failure?
    switch compiled {
    case .rejected(let rejection): failure = rejection
    case .compiled(let compiled):
      let timeout = step.attributes.timeout ?? options.timeout
      let box = OutputBox()
      let begin = ContinuousClock.now
      let end = await Self.run(compiled, on: process, timeout: timeout) { shown in
        box.collector.add(shown)
        output(shown)
      }
      collector = box.collector
      record.seconds = (ContinuousClock.now - begin) / .seconds(1)
      if case .finished(let seconds) = end { record.seconds = seconds }
      failure = await failures.failure(for: end, of: step, printed: collector.errorEnd)
      // Whatever the step left, the next one starts from before it: so it is with a step that fails as it should.
      if failure == nil, step.attributes.expectsError { process.discardLastStep() }
    }
    if failure == nil, step.attributes.expectsError {
      failure = .init(
        kind: .thrown, message: "this step says expect=error, but it ran without one", file: failures.file,
        line: step.line)
      record.state = .failed
    } else if failure != nil {
      record.state = step.attributes.expectsError ? .failedAsExpected : .failed
    }
    record.outputs = collector.finished()
    if let failure {
      record.outputs.append(.error(failure))
      output(.error(failure))
    }
    return (record, collector.notices)
  }

  /// On a thread of its own: the kernel is listened to by waiting, which the threads that run Swift tasks must not do.
  private static func run(
    _ step: CompiledStep, on process: KernelProcess, timeout: Double, output: @escaping (StepOutput) -> Void
  ) async -> StepEnd {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: process.run(step, timeout: timeout, output: output))
      }
      thread.start()
    }
  }
}

/// Carries the collector out of the thread that fills it; that thread has ended before it is read.
private final class OutputBox: @unchecked Sendable {
  var collector = OutputCollector()
}

extension StepRecord {
  init(_ step: Step, state: State) {
    let lines = step.source.split(separator: "\n", omittingEmptySubsequences: false).count
    let last = step.line + max(lines - (step.source.hasSuffix("\n") ? 1 : 0), 1) - 1
    self.init(
      id: step.id, title: step.title, firstLine: step.line, lastLine: last, state: state, seconds: nil, outputs: [])
  }
}
