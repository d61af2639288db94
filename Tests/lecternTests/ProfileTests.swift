import Foundation
import Testing

/// `lectern run --profile`: a trace that a viewer can open, in which nearly all of a run's time has a name.
@Suite struct ProfileTests {
  private static let training = """
    # It trains

    ```swift {#model}
    let base = try Model(.named("mobileNet_0.25"), weights: .random(seed: 7), includeTop: false, pooling: .average,
      inputShape: [32, 32, 3])
    let model = Sequential(InputLayer(shape: [3]), Dense(2, activation: .softmax))
    model.compile(optimizer: SGD(), loss: .categoricalCrossentropy)
    ```

    ```swift {#fit}
    let x = Tensor(repeating: 0.5, shape: [4, 3])
    let y = Tensor(shape: [4, 2], scalars: [1, 0, 0, 1, 1, 0, 0, 1])
    try model.fit(x, y, epochs: 3, verbose: false)
    ```

    ```swift {#ten exercise}
    let ten = 1
    ```

    ```swift {solution}
    let ten = 10
    ```

    ```swift {check}
    check(ten == 10, "It is not ten.")
    ```

    """

  private func covered(_ nested: [(event: TraceFile.Event, parts: [TraceFile.Event])], _ kind: String) throws -> Double
  {
    let whole = try #require(nested.first { $0.event.cat == kind })
    return whole.parts.reduce(0) { $0 + $1.end - $1.begin } / (whole.event.end - whole.event.begin)
  }

  @Test func nearlyAllOfTheTimeHasAName() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello, "02-trains.md": Self.training])
    defer { bench.remove() }
    let result = try bench.run("lectern run --profile run.json")
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("What took longest of") && result.output.contains("ui.perfetto.dev"))
    let trace = try TraceFile(bench.text("run.json"))
    #expect(Set(trace.lanes.keys.map(\.process)) == ["course", "01-hello", "02-trains"])
    var nested: [TraceFile.Lane: [(event: TraceFile.Event, parts: [TraceFile.Event])]] = [:]
    for (lane, events) in trace.lanes {
      let found: [(event: TraceFile.Event, parts: [TraceFile.Event])] = try #require(
        TraceFile.nested(events), "\(lane)")
      nested[lane] = found
    }
    #expect(try covered(nested[.init(process: "course", thread: "course")] ?? [], "course") > 0.8)
    for (name, steps) in [("01-hello", ["step hi"]), ("02-trains", ["step model", "step fit", "step ten"])] {
      let lesson = try #require(nested[.init(process: name, thread: "lesson")])
      #expect(try covered(lesson, "lesson") > 0.8)
      #expect(lesson.filter { $0.event.cat == "step" }.map(\.event.name) == steps)
      for step in lesson where step.event.cat == "step" {
        let parts = step.parts.compactMap(\.cat)
        #expect(Set(["wait", "folder", "fork", "load", "run"]).isSubset(of: parts), "\(parts)")
        #expect(step.event.args?["line"].flatMap(Int.init) ?? 0 > 2)
      }
      #expect(Set(["inputs", "close", "render", "write", "remember"]).isSubset(of: lesson.compactMap(\.event.cat)))
      // What the compiler makes it makes beside.
      let built = try #require(nested[.init(process: name, thread: "compiler")])
      #expect(built.contains { $0.event.cat == "build" && ["found", "compiled"].contains($0.event.args?["cache"]) })
    }
    let training = try #require(nested[.init(process: "02-trains", thread: "lesson")])
    let runs = training.filter { $0.event.cat == "run" }.flatMap(\.parts).map(\.name)
    #expect(runs == ["weights of mobileNet_0.25", "epoch 1 of 3", "epoch 2 of 3", "epoch 3 of 3"])
    #expect(training.contains { $0.event.name == "exercise ten" && $0.parts.contains { $0.cat == "run" } })
  }

  @Test func aCourseThatNeedNotRunHasItsTimeNamedToo() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello])
    defer { bench.remove() }
    #expect(try bench.run("lectern run -q").status == 0)
    // It takes some milliseconds: on a busy machine the system may have something else in the gaps, but not each time.
    var (most, course) = (0.0, [(event: TraceFile.Event, parts: [TraceFile.Event])]())
    for _ in 0..<20 where most <= 0.8 {
      let result = try bench.run("lectern run -q --profile same.json")
      #expect(result.status == 0 && result.output.isEmpty && result.error.isEmpty, "\(result)")
      let trace = try TraceFile(bench.text("same.json"))
      #expect(Set(trace.lanes.keys.map(\.process)) == ["course"])
      course = try #require(TraceFile.nested(trace.lanes.values.flatMap { $0 }))
      most = max(most, try covered(course, "course"))
    }
    #expect(most > 0.8)
    #expect(Set(course.compactMap(\.event.cat)) == ["course", "read", "open", "plan", "index"])
  }

  @Test func aRunThatFailsIsToldOfToo() throws {
    let bench = try CommandLineBench(["04-fails.md": Sample.failing])
    defer { bench.remove() }
    let result = try bench.run("lectern run --profile run.json")
    #expect(result.status == 1 && result.error.contains("Index out of range"))
    let trace = try TraceFile(bench.text("run.json"))
    let lesson = try #require(trace.lanes[.init(process: "04-fails", thread: "lesson")])
    #expect(lesson.filter { $0.cat == "step" }.map(\.name) == ["step one", "step two"])
  }

  @Test func aPlaceThatCannotBeWrittenIsToldBefore() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello])
    defer { bench.remove() }
    for (place, words) in [
      ("nowhere/run.json", "cannot write into nowhere"), ("Lessons", "'Lessons' is none"), ("''", "'' is none"),
    ] {
      let result = try bench.run("lectern run --profile \(place)")
      #expect(result.status == 2 && result.error.contains(words), "\(result)")
    }
    #expect(bench.names("Output") == [])
  }

  @Test func aFileThatCannotBeWrittenCostsNothingElse() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("profile-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let removing = "```swift {#gone}\n_ = rmdir(\"\(folder.path)\")\n```\n"
    let bench = try CommandLineBench(["01-removes.md": removing])
    defer { bench.remove() }
    let result = try bench.run("lectern run --profile \(folder.path)/run.json")
    #expect(result.status == 1 && result.error.hasPrefix("the profile cannot be written to "), "\(result)")
    #expect(result.output.contains("all ran") && result.output.contains("What took longest"))
    #expect(bench.names("Output") == ["01-removes.html", "01-removes.json", "index.html"])
  }
}
