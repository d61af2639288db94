import Foundation
import StepOutput
import TestSupport
import Testing

@testable import Literate

extension KernelTests {
  /// A learner's way through a lesson, in a real kernel.
  @Suite struct FollowerTests {
    private func follower(
      _ sources: String..., attributes: [Int: Step.Attributes] = [:], progress: LessonProgress = .init(),
      store: ProgressStore? = nil
    ) throws -> Follower {
      try Follower(
        KernelBench.lesson(sources, attributes: attributes), progress: progress, store: store,
        toolchain: try Toolchain.current(), kernel: KernelLocation(products: KernelBench.products))
    }

    @Test func everyMoveIsKept() async throws {
      let scratch = try ScratchFolder()
      let store = try ProgressStore(lesson: "x.md", in: scratch.url)
      let hidden = KernelBench.attributes { $0.hide = true }
      let follower = try follower("var x = 1", "x += 1", "print(x)", attributes: [1: hidden], store: store)
      #expect(await follower.runNext()?.record.state == .ran)
      #expect(await follower.runNext()?.record.state == .ran)
      #expect(await follower.position == 2)
      try await follower.edit(to: "print(x * 10)")
      #expect(try store.load()?.changes.map(\.mine) == ["print(x * 10)\n"], "before it has run")
      #expect(await follower.runNext()?.record.text == "20\n")
      #expect(await follower.runNext() == nil, "it is behind the last")
      #expect(try store.load()?.index == 3)
      #expect(try await follower.goBack())
      #expect(try await follower.goBack())
      #expect(await follower.position == 0, "hidden steps are not gone back to")
      #expect(try await !follower.goBack())
      await follower.session.close()

      var progress = try #require(try store.load())
      #expect(progress.fit(to: KernelBench.lesson(["var x = 1", "x += 1", "print(x)"])) == [])
      let again = try self.follower("var x = 1", "x += 1", "print(x)", attributes: [1: hidden], progress: progress)
      await again.catchUp(to: 2)
      #expect(await again.runNext()?.record.text == "20\n")
      _ = try await again.goBack()
      #expect(try await again.swapVersions())
      #expect(await again.runNext()?.record.text == "2\n", "the author's version")
      #expect(await again.changedSteps == [])
      #expect(await again.progress.changes.count == 1)
      await again.session.close()
    }

    @Test func linesAreThoseOfTheFile() async throws {
      let follower = try follower("let x = [1]", "let i = 3\nprint(x[i])")
      try await follower.edit(to: "\n\n\n\nlet x = [1]")
      await follower.runNext()
      let result = try #require(await follower.runNext())
      #expect(result.record.failure?.line == 26, "as compiled")
      let placed = await follower.placed(result.record)
      #expect(placed.failure?.line == 22 && placed.firstLine == 21, "\(placed)")
      #expect(await follower.position == 1)
      await follower.session.close()
    }

    @Test func whatCannotBeCaughtUpWithIsNext() async throws {
      let follower = try follower("let x = 1", "fatalError()", "print(3)")
      await follower.catchUp(to: 3)
      #expect(await follower.position == 1)
      #expect(try await follower.goBackToLastRun(), "the one that failed")
      #expect(await follower.position == 1)
      try await follower.edit(to: "print(2)")
      #expect(await follower.runNext()?.record.text == "2\n")
      #expect(try await follower.goBackToLastRun())
      #expect(await follower.position == 1)
      await follower.session.close()
    }
  }
}
