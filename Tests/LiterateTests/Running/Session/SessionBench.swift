import Foundation
import StepOutput

@testable import Literate

/// Sessions over lessons given as code, in a real kernel.
struct SessionBench {
  /// Opens a lesson of these steps, `s1`, `s2`, …, lets `body` follow it and closes it.
  static func with<R: Sendable>(
    _ sources: String..., attributes: [Int: Step.Attributes] = [:], timeout: Double = 30, memory: Int? = nil,
    _ body: (Session) async throws -> R
  ) async throws -> R {
    var options = LessonRunner.Options()
    options.timeout = timeout
    options.memory = memory
    let session = try Session(
      KernelBench.lesson(sources, attributes: attributes), options: options, toolchain: try Toolchain.current(),
      kernel: KernelLocation(products: KernelBench.products))
    do {
      let result = try await body(session)
      await session.close()
      return result
    } catch {
      await session.close()
      throw error
    }
  }
}

extension Session {
  /// What a step printed; nil before it has run.
  func text(_ id: String) -> String? { results[id]?.record.text }
}
