import Foundation
import StepOutput

@testable import Literate

/// An assistant for a lesson's steps; where help is asked, a `☞` stands in the code.
struct AssistantBench {
  static let sourceKit = try? SourceKitService(
    toolchain: Toolchain.current(), products: KernelBench.products, patience: .seconds(60))
  static let hasSourceKit = (try? Toolchain.current()).map {
    FileManager.default.fileExists(atPath: $0.sourceKit.path)
  }

  /// Opens a lesson of these steps, `s1`, `s2`, …, without running any.
  static func with<R: Sendable>(
    _ sources: String..., attributes: [Int: Step.Attributes] = [:], sourceKit: SourceKitService? = nil,
    _ body: (CodeAssistant) async throws -> R
  ) async throws -> R {
    try await with(KernelBench.lesson(sources, attributes: attributes), sourceKit: sourceKit, body)
  }

  static func with<R: Sendable>(
    _ lesson: Lesson, sourceKit: SourceKitService? = nil, _ body: (CodeAssistant) async throws -> R
  ) async throws -> R {
    let toolchain = try Toolchain.current()
    let session = try Session(lesson, toolchain: toolchain, kernel: KernelLocation(products: KernelBench.products))
    let shared = Self.sourceKit ?? SourceKitService(toolchain: toolchain, products: KernelBench.products)
    let assistant = CodeAssistant(session: session, sourceKit: sourceKit ?? shared, patience: .seconds(120))
    do {
      let result = try await body(assistant)
      await session.close()
      return result
    } catch {
      await session.close()
      throw error
    }
  }
}

extension CodeAssistant {
  func completions(_ step: String, _ code: String) async -> (start: Int, length: Int, all: [Completion]) {
    let (source, offset) = Self.split(code)
    let found = await completions(step: step, source: source, offset: offset)
    return (found.start, found.length, found.2)
  }

  func labels(_ step: String, _ code: String) async -> [String] { await completions(step, code).all.map(\.label) }

  func description(_ step: String, _ code: String) async -> CodeDescription? {
    let (source, offset) = Self.split(code)
    return await description(step: step, source: source, offset: offset)
  }

  private static func split(_ code: String) -> (source: String, offset: Int) {
    let parts = code.components(separatedBy: "☞")
    return (parts.joined(), parts[0].utf16.count)
  }
}
