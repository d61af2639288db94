import Benchmarks
import Foundation
import Literate

/// A lesson that is followed in a session: its first step fills memory with a tensor, the others are small.
struct HeldLesson: Equatable {
  var steps = 10
  /// Which step is changed, from 1.
  var edited = 5
  var megabytes = 1024

  private var text: String {
    let load = "let weights = Tensor(repeating: 0.5, shape: [\(megabytes), 512, 512])\nprint(weights.count)"
    let others = (2...steps).map { "let v\($0) = \($0)\nprint(v\($0) + weights.shape.count)" }
    let fences = ([load] + others).enumerated().map { "```swift {#s\($0 + 1)}\n\($1)\n```\n" }
    return "# Ten steps\n\n" + fences.joined(separator: "\nAnd on.\n\n")
  }

  /// Follows the lesson once.
  ///
  /// - Throws: what keeps the session from running; ``BenchError`` where a step fails.
  func measure() async throws -> KernelMeasurement {
    let course = try ScratchCourse()
    defer { course.remove() }
    try course.write(text, to: "01-ten.md")
    let file = course.file("01-ten.md")
    let toolchain = try Toolchain.current()
    let session = try Session(
      try LessonParser.parse(contentsOf: file, file: file.path), toolchain: toolchain, kernel: Installation.kernel)
    do {
      let measurement = try await measure(session, versions: Installation.versions(toolchain))
      await session.close()
      return measurement
    } catch {
      await session.close()
      throw error
    }
  }

  private func measure(_ session: Session, versions: [String: String]) async throws -> KernelMeasurement {
    try await run(session)
    let kept = await session.results.mapValues { Double($0.memory?.kept ?? 0) }
    let others = kept.filter { $0.key != "s1" }.values.max() ?? 0
    let number = UInt32.random(in: 100 ... .max)
    let begin = ContinuousClock.now
    func seconds() -> Double { (ContinuousClock.now - begin) / .seconds(1) }
    try await session.edit("s\(edited)", to: "let v\(edited) = \(number)\nprint(v\(edited) + weights.shape.count)")
    try await run(session, through: "s\(edited)")
    let edit = seconds()
    try await run(session)
    let rest = seconds()
    var back = 0.0
    // From the end to before each step; each time it can be run from there at once.
    for step in 1...steps {
      try await run(session)
      let begin = ContinuousClock.now
      try await session.goBack(toBefore: "s\(step)")
      back = max(back, (ContinuousClock.now - begin) / .seconds(1))
    }
    // What is shown after an edit is what a clean run shows: there is no other kind.
    return KernelMeasurement(
      [
        .edit: edit, .editAndRest: rest, .cleanEdit: edit, .cleanEditAndRest: rest, .back: back,
        .keptByLoading: kept["s1"] ?? 0, .keptByOthers: others,
      ], versions: versions)
  }

  private func run(_ session: Session, through last: String? = nil) async throws {
    guard await session.run(through: last) else {
      let failed = await session.results.filter { $0.value.record.state != .ran }.keys.sorted()
      throw KernelBenchError.stepFailed(failed.joined(separator: ", "))
    }
  }
}
