import Foundation
import TestSupport
import Testing

@testable import Literate

/// What a learner has done stays theirs, whatever the author does.
@Suite struct LessonProgressTests {
  private func lesson(_ steps: (id: String, source: String)...) -> Lesson {
    KernelBench.lesson(steps.map(\.source), ids: steps.map(\.id))
  }

  private func progress(_ id: String, _ original: String, _ mine: String) -> LessonProgress {
    var progress = LessonProgress()
    (progress.step, progress.index) = (id, 1)
    progress.changes = [StepChange(step: id, original: original + "\n", mine: mine + "\n", isUsed: true)]
    return progress
  }

  @Test func changesStayWhereTheAuthorChangedNothing() {
    var kept = progress("b", "1", "2")
    #expect(kept.fit(to: lesson(("new", "0"), ("a", "0"), ("b", "1"))) == [])
    #expect(kept.index == 2 && kept.step == "b" && kept.changes[0].isUsed)
    #expect(lesson(("b", "1"), ("c", "x")).applying(kept.changes).steps.map(\.source) == ["2\n", "x\n"])
  }

  @Test func aConflictKeepsBothAndIsToldOnce() {
    var kept = progress("b", "1", "2")
    #expect(kept.fit(to: lesson(("a", "0"), ("b", "3"))) == [.conflict("b")])
    #expect(kept.changes == [StepChange(step: "b", original: "3\n", mine: "2\n", isUsed: false)])
    #expect(kept.fit(to: lesson(("a", "0"), ("b", "3"))) == [])
    // The author has made the same change.
    var same = progress("b", "1", "2")
    #expect(same.fit(to: lesson(("b", "2"))) == [] && same.changes.isEmpty)
  }

  @Test func aStepOfAnotherNumberIsFoundByItsCode() {
    var kept = progress("step-2", "1", "2")
    #expect(kept.fit(to: lesson(("step-1", "0"), ("step-2", "x"), ("step-3", "1"))) == [])
    #expect(kept.changes[0].step == "step-3" && kept.changes[0].isUsed)
    var gone = progress("b", "1", "2")
    #expect(gone.fit(to: lesson(("a", "0"))) == [.gone(gone2)] && gone.changes.isEmpty)
    #expect(gone.index == 1 && gone.step == nil)
  }

  private var gone2: StepChange { StepChange(step: "b", original: "1\n", mine: "2\n", isUsed: true) }

  @Test func theStoreIsOneProcessesAndKeepsWholeFiles() throws {
    try withTemporaryFolder { root in
      let store = try ProgressStore(lesson: "a/x.md", in: root)
      #expect(throws: ProgressError.followedElsewhere("a/x.md")) { try ProgressStore(lesson: "a/x.md", in: root) }
      let other = try ProgressStore(lesson: "b/x.md", in: root)
      #expect(other.folder != store.folder)
      #expect(try store.load() == nil)
      let kept = progress("b", "1", "2")
      try store.save(kept)
      #expect(try store.load() == kept)
      #expect(try other.load() == nil)
      let aside = try store.setAside()
      #expect(try store.load() == nil && FileManager.default.fileExists(atPath: aside.path))
      let draft = try store.draft(of: "b", "one")
      #expect(store.openDrafts == [draft])
      _ = try store.draft(of: "b", "two")
      let names = try FileManager.default.contentsOfDirectory(atPath: draft.deletingLastPathComponent().path)
      #expect(names.sorted() == ["b.swift", "b.swift.previous"])
    }
  }
}
