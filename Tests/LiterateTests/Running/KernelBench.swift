import Foundation
import StepOutput
import TestSupport

@testable import Literate

/// Runs steps given as source in a real kernel.
struct KernelBench {
  /// The folder of the products: where this test bundle was built.
  static let products = ServeProcess.products

  static func runner() throws -> LessonRunner {
    LessonRunner(toolchain: try Toolchain.current(), kernel: KernelLocation(products: products), versions: [:])
  }

  /// A lesson of these steps; each stands ten lines below the one before, from line 11.
  static func lesson(_ sources: [String], attributes: [Int: Step.Attributes] = [:], ids: [String]? = nil) -> Lesson {
    let steps = sources.enumerated().map { index, source in
      Step(
        id: ids?[index] ?? "s\(index + 1)", source: source + "\n", line: 11 + 10 * index,
        attributes: attributes[index] ?? .init())
    }
    return Lesson(
      name: "test", file: "Lessons/test.md", title: "Test", parameters: [], blocks: steps.map { .step($0) })
  }

  /// What each step printed and how it ended.
  static func run(
    _ sources: String..., attributes: [Int: Step.Attributes] = [:], timeout: Double = 60
  ) async throws -> [StepRecord] {
    var options = LessonRunner.Options()
    options.timeout = timeout
    return try await runner().run(lesson(sources, attributes: attributes), options: options) { _ in }.steps
  }

  static func attributes(_ change: (inout Step.Attributes) -> Void) -> Step.Attributes {
    var attributes = Step.Attributes()
    change(&attributes)
    return attributes
  }
}

extension StepRecord {
  /// What it printed on standard output.
  var text: String {
    outputs.map { if case .text(let text) = $0 { text } else { "" } }.joined()
  }
  var errorText: String {
    outputs.map { if case .errorText(let text) = $0 { text } else { "" } }.joined()
  }
  var failure: StepOutput.Failure? {
    outputs.compactMap { if case .error(let failure) = $0 { failure } else { nil } }.last
  }
}
