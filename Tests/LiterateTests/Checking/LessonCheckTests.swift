import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// Lessons are run and compared with what a run recorded, in a real kernel.
  @Suite struct LessonCheckTests {
    private static func record(_ sources: [String], attributes: [Int: Step.Attributes] = [:]) async throws
      -> LessonRecord
    {
      try await KernelBench.runner().run(KernelBench.lesson(sources, attributes: attributes)) { _ in }
    }

    private static func check(
      _ sources: [String], against record: LessonRecord, attributes: [Int: Step.Attributes] = [:], ids: [String]? = nil,
      tolerance: CheckTolerance = .init()
    ) async throws -> LessonCheck.Result {
      let lesson = KernelBench.lesson(sources, attributes: attributes, ids: ids)
      return try await LessonCheck(KernelBench.runner(), tolerance: tolerance).check(lesson, against: record)
    }

    private static let noisy = [
      "import Foundation\nvar count = 1\nlet drawn = Double.random(in: 0..<1)\nprint(\"at\", Date())",
      "count += 1\nprint(\"took \\(Double.random(in: 0.1..<9)) s,\", Double.random(in: 0..<1), count)",
      "print(\"drawn before:\", drawn, \"and\", count, [\"red\", \"green\", \"blue\"].randomElement()!)",
    ]

    @Test func whatIsTheSameIsSame() async throws {
      let sources = ["var list = [1]", "list.append(2)\nprint(list)", "print(list[5])", "print(list.count, 0.5)"]
      let attributes = [2: KernelBench.attributes { $0.expectsError = true }]
      let record = try await Self.record(sources, attributes: attributes)
      let result = try await Self.check(sources, against: record, attributes: attributes)
      #expect(result.comparison.isSame, "\(result.comparison)")
      #expect(
        result.comparison.steps.map(\.runs) == [2, 2, 2, 2] && result.comparison.steps.allSatisfy { $0.noisy == 0 })
      // The second run of a step leaves nothing behind.
      #expect(result.record.steps.map(\.text) == record.steps.map(\.text))
      #expect(result.record.steps.map(\.state) == [.ran, .ran, .failedAsExpected, .ran])
    }

    @Test func chanceAndTimesAreNoDrift() async throws {
      let record = try await Self.record(Self.noisy)
      for _ in 0..<3 {
        let result = try await Self.check(Self.noisy, against: record)
        let steps = result.comparison.steps
        #expect(steps.map(\.verdict) == [.same, .same, .same], "\(steps)")
        #expect(steps[1].noisy >= 2 && steps[2].runs > 2, "\(steps)")
      }
    }

    /// A set's order is the process's: only another run of the lesson has another.
    @Test func theOrderOfASetIsNoDrift() async throws {
      let sources = [
        "let names: Set = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]", "print(names)\nprint(\"of\", names.count)",
      ]
      let record = try await Self.record(sources)
      let result = try await Self.check(sources, against: record)
      #expect(result.comparison.isSame, "\(result.comparison)")
    }

    @Test func driftIsFoundAmongTheNoise() async throws {
      let record = try await Self.record(Self.noisy)
      var sources = Self.noisy
      sources[1] = sources[1].replacingOccurrences(of: "count += 1", with: "count += 2")
      let result = try await Self.check(sources, against: record)
      #expect(result.comparison.steps.map(\.verdict) == [.same, .drifted, .drifted])
      for step in result.comparison.steps.dropFirst() {
        #expect(step.differences.flatMap(\.numbers).map(\.recorded) == [2], "\(step.differences)")
        #expect(step.differences.flatMap(\.numbers).map(\.now) == [3])
      }
      #expect(!result.comparison.isSame && !result.comparison.failed)
    }

    @Test func aStepThatFailsIsToldAndWhatFollowsIsNotReached() async throws {
      let record = try await Self.record(["let x = [1]", "print(x[0])", "print(x)"])
      let result = try await Self.check(["let x = [1]", "print(x[1])", "print(x)"], against: record)
      #expect(result.comparison.failed && result.comparison.steps.map(\.verdict) == [.same, .failed, .notReached])
      let failed = result.comparison.steps[1]
      #expect(failed.differences.first?.recorded == "ran" && failed.differences.first?.now == "failed")
      #expect(failed.differences.contains { $0.kind == .failure && $0.now?.contains("Index out of range") == true })
      #expect(result.record.steps.map(\.state) == [.ran, .failed, .notReached])
      // The record of a failure is no excuse.
      let again = try await Self.check(["let x = [1]", "print(x[1])", "print(x)"], against: result.record)
      #expect(again.comparison.failed && again.comparison.steps[1].differences.count == 1, "\(again.comparison)")
    }

    @Test func aStepThatFailsByChanceIsNotTheSame() async throws {
      // The first run leaves a file outside of what is undone; the second finds it.
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("check-\(UUID().uuidString)").path
      defer { try? FileManager.default.removeItem(atPath: file) }
      let flaky = """
        import Foundation
        let isThere = FileManager.default.fileExists(atPath: "\(file)")
        if !isThere { FileManager.default.createFile(atPath: "\(file)", contents: nil) }
        precondition(!isThere)
        """
      let record = try await Self.record([flaky])
      try FileManager.default.removeItem(atPath: file)
      let result = try await Self.check([flaky], against: record)
      #expect(result.comparison.steps[0].verdict == .drifted)
      #expect(result.comparison.steps[0].differences.first?.now == "ran once, and another time failed")
    }

    @Test func stepsThatCameAndWentAreNamed() async throws {
      let record = try await Self.record(["print(1)", "print(2)", "print(3)"])
      let added = try await Self.check(["print(1)", "print(2)", "print(3)", "print(4)"], against: record)
      #expect(added.comparison.steps.map(\.verdict) == [.same, .same, .same, .added])
      let removed = try await Self.check(["print(1)", "print(2)"], against: record)
      #expect(
        removed.comparison.steps.map(\.verdict) == [.same, .same, .removed] && removed.comparison.steps[2].id == "s3")
      let renamed = try await Self.check(
        ["print(1)", "print(2)", "print(3)"], against: record, ids: ["s1", "second", "s3"])
      #expect(renamed.comparison.steps.map(\.recordedAs) == [nil, "s2", nil] && !renamed.comparison.isSame)
    }

    /// A step in whose process another thread lives is run in place: its second run needs the state before it made again.
    @Test func stepsWithThreadsOfTheirOwnAreRunTwiceToo() async throws {
      let sources = [
        "import Foundation\nvar n = 1\nlet t = Thread { while true { sleep(1) } }\nt.start()", "n += 1\nprint(n)",
        "n += 1\nprint(n)",
      ]
      let record = try await Self.record(sources)
      let result = try await Self.check(sources, against: record)
      #expect(result.comparison.isSame, "\(result.comparison)")
      #expect(result.record.steps.map(\.text) == ["", "2\n", "3\n"])
    }

    @Test func parametersAndNoticesAreCompared() async throws {
      var record = try await Self.record(["print(1)"])
      record.parameters = ["epochs": .int(5)]
      record.notices = ["The pictures were drawn."]
      let result = try await Self.check(["print(1)"], against: record)
      #expect(result.comparison.differences.map(\.place) == ["parameter epochs", "notice"])
      #expect(result.comparison.differences.map(\.recorded) == ["5", "The pictures were drawn."])
      #expect(!result.comparison.isSame && result.comparison.steps.allSatisfy { $0.verdict == .same })
    }

    /// The real lessons: what a run has just recorded is what a check finds.
    @Test(
      .enabled(
        if: LessonsAsOneProgramTests.hasWeights,
        "SKIPPED: the weights are not on this machine; lectern weights fetch gets them"),
      arguments: LessonsAsOneProgramTests.lessons.prefix(4))
    func theCourseIsAsItWasRecorded(_ file: String) async throws {
      let lesson = try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file)
      let record = try await KernelBench.runner().run(lesson) { _ in }
      #expect(record.succeeded)
      let result = try await LessonCheck(KernelBench.runner()).check(lesson, against: record)
      #expect(result.comparison.isSame, "\(result.comparison)")
    }
  }
}
