import StepOutput

/// How a step's end is told to a learner: one sentence, the line in the Markdown, and the rest as details.
struct Failures: Sendable {
  let resolver: FrameResolver
  /// The lesson's file as the steps' `#sourceLocation` names it.
  let file: String
  /// The kernel's folder: a step knows a file in its `work` by a name without it.
  var folder = ""
  /// The steps' modules, whose names are nothing to a reader.
  var modules: Set<String> = []
  /// Steps that stand elsewhere in the file than when they were compiled.
  var moved: [MovedLines] = []

  /// - Parameter printed: the end of what the step printed on standard error: a trap's message stands there.
  func failure(for end: StepEnd, of step: Step, printed: String) async -> StepOutput.Failure? {
    switch end {
    case .finished: return nil
    case .threw(let message, let type, let frames):
      return await traced(.init(kind: .thrown, message: message, details: ["thrown: \(type)"]), step, frames)
    case .unloadable(let message):
      return placed(.init(kind: .kernel, message: "the step cannot be loaded: \(message)"), step, [])
    case .exited(let code, let addresses):
      let message = "the step ended its process by exit(\(code)); a step returns by reaching its end"
      return await traced(.init(kind: .exit, message: message), step, addresses)
    case .crashed(let signal, let addresses) where signal == 2:
      return await traced(.init(kind: .interrupted, message: "stopped"), step, addresses)
    case .crashed(let signal, let addresses):
      var frames = await resolver.frames(at: addresses)
      if signal == 11, Self.isRecursion(addresses) {
        // The innermost call had no room to begin: what made it is the line that called.
        if frames.count > 1 { frames.removeFirst() }
        let message =
          "the step called itself too deeply: a function calls itself without end, and the stack of 8 MB is full"
        return placed(.init(kind: .signal, message: message), step, frames)
      }
      let said = TrapMessage.find(in: printed) ?? inlinedMessage(frames)
      let isTrap = [4, 5].contains(signal) || (signal == 6 && said != nil)
      return placed(.init(kind: isTrap ? .trap : .signal, message: said ?? Self.signalMessage(signal)), step, frames)
    case .timedOut(let limit, let addresses):
      let seconds = limit.formatted(.number.precision(.fractionLength(0...1)))
      return await traced(
        .init(
          kind: .timeout,
          message: "stopped after \(seconds) seconds. If the step needs longer, give its fence timeout=SECONDS"),
        step, addresses)
    case .interrupted(let addresses):
      return await traced(.init(kind: .interrupted, message: "stopped"), step, addresses)
    case .outOfMemory(let limit, let used, let addresses):
      let taken = ByteCount.text(used)
      let message =
        limit.map {
          "stopped because it took \(taken) of memory; it may take \(ByteCount.text($0)). If it needs more, give its fence memory=SIZE"
        }
        ?? "stopped because it took \(taken) of memory and the machine has no more"
      return await traced(.init(kind: .memory, message: message), step, addresses)
    case .lost(let message):
      return placed(.init(kind: .kernel, message: message), step, [])
    }
  }

  private func traced(_ failure: StepOutput.Failure, _ step: Step, _ addresses: [CodeAddress]) async
    -> StepOutput.Failure
  {
    placed(failure, step, await resolver.frames(at: addresses))
  }

  private func placed(_ failure: StepOutput.Failure, _ step: Step, _ frames: [FrameResolver.Frame])
    -> StepOutput.Failure
  {
    var failure = failure
    failure.message = readable(failure.message)
    failure.details = failure.details.map(readable)
    failure.file = file
    let calls = frames.filter { $0.file == file && $0.line > 0 }.map(placedNow)
    let last = step.line + step.source.split(separator: "\n", omittingEmptySubsequences: false).count
    // The innermost line of the lesson; a call from this step rather than nothing.
    let place = calls.first ?? FrameResolver.Frame(function: "", library: "", file: file, line: step.line, column: 0)
    failure.line = place.line
    failure.column = place.column > 0 ? place.column : nil
    if let call = calls.first(where: { (step.line..<last).contains($0.line) && $0.line != place.line }) {
      failure.details.append("called from line \(call.line)")
    }
    return failure
  }

  /// A call, with its line as it is now.
  private func placedNow(_ frame: FrameResolver.Frame) -> FrameResolver.Frame {
    var frame = frame
    if let place = moved.last(where: { $0.library == frame.library && $0.lines.contains(frame.line + $0.shift) }) {
      frame.line += place.shift
    }
    return frame
  }

  /// Without what only the machinery knows: `head.Animal` is an `Animal`, and a file in the step's folder has no other path.
  private func readable(_ text: String) -> String {
    var text = folder.isEmpty ? text : text.replacing(folder + "/work/", with: "")
    for module in modules where text.contains(module + ".") {
      if let name = try? Regex("\\b\(module)\\.(?=[A-Z])") { text = text.replacing(name, with: "") }
    }
    return text
  }

  /// Whether most of the calls are the same few: a stack that is full.
  private static func isRecursion(_ addresses: [CodeAddress]) -> Bool {
    addresses.count >= 40 && Set(addresses).count < addresses.count / 2
  }

  /// Traps without a message, such as an overflow, are named by a frame that the compiler inlined.
  private func inlinedMessage(_ frames: [FrameResolver.Frame]) -> String? {
    let marker = "Swift runtime failure: "
    return frames.first { $0.function.hasPrefix(marker) }.map { String($0.function.dropFirst(marker.count)) }
  }

  private static func signalMessage(_ signal: Int32) -> String {
    switch signal {
    case 4, 5: "the step trapped (signal \(signal)) without saying why"
    case 6: "the step aborted"
    case 8: "arithmetic that has no result (SIGFPE)"
    case 9: "the step was killed (SIGKILL): by someone, or by the system because memory ran out"
    case 11, 7: "the step reached into memory that is not its own (signal \(signal))"
    default: "the step was ended by signal \(signal)"
    }
  }
}
