import Foundation
import Literate

extension Following {
  /// Lets the learner change the step that is next.
  func edit() async throws {
    guard let step = await follower.step else { return screen.say("That was the last step; b goes back to it.") }
    if step.attributes.norun { return screen.say("This step is to be read; there is nothing to run in it.") }
    let draft: URL
    do {
      draft = try newDraft(step)
      let editor = try Editor()
      if keys.hasTerminal { TerminalMode.end() }
      defer { if keys.hasTerminal { TerminalMode.on() } }
      try await editor.edit(draft)
    } catch {
      // Nothing that was written is thrown away; the next edit moves it aside.
      return screen.say("\(error)")
    }
    // What was meant for the editor.
    _ = TerminalSignals.heard()
    guard let data = FileManager.default.contents(atPath: draft.path) else {
      return screen.say("The editor has removed the file; the step is as it was.")
    }
    let source = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
    let isSame = source == step.source || source + "\n" == step.source
    if !isSame { try await follower.edit(to: source) }
    if let problem = await follower.problem, store != nil, !isSame {
      screen.say("Your version is in \(draft.path), because \(problem).")
    } else {
      try? FileManager.default.removeItem(at: draft)
    }
    if isSame { screen.say("Nothing was changed.") } else { await showStep() }
  }

  private func newDraft(_ step: Step) throws -> URL {
    if let store { return try store.draft(of: step.id, step.source) }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-\(getpid())-\(step.id).swift")
    try Data(step.source.utf8).write(to: file)
    return file
  }

  /// The author's version in the place of the learner's, or the other way round.
  func swap() async throws {
    guard try await follower.swapVersions() else { return screen.say("This step has no version of yours.") }
    await showStep()
  }

  /// Shows the learner's version where the author's is used.
  func showMine() async {
    guard let step = await follower.step, let change = await follower.change else {
      return screen.say("This step has no version of yours.")
    }
    if change.isUsed { return await showStep(unfolded: true) }
    screen.say(screen.style.bold("Your version of \(step.id)") + screen.style.dim("  kept aside; u takes it"))
    screen.show(code: change.mine, line: await follower.line(of: step))
  }

  /// Writes the learner's changes into the lesson's file, each when they say so.
  func write() async throws {
    let changes = await follower.changedSteps
    guard !changes.isEmpty else { return screen.say("There is no change of yours to write.") }
    for change in changes {
      let file = await follower.original.file
      let lines = await follower.original.steps.first { $0.id == change.step }?.lines ?? 0..<0
      let place = lines.isEmpty ? "" : ", lines \(lines.lowerBound)-\(lines.upperBound - 1)"
      guard await agrees("Write your \(change.step) into \(file)\(place)? [y/N] ", usually: false) else { continue }
      do {
        try await follower.write(change)
        screen.say("Written: \(change.step).")
      } catch let error as LessonWritingError {
        screen.say("\(error).")
      } catch let errors as LessonErrors {
        screen.say("Nothing was written, because the file is no lesson at the moment:\n\(errors)")
      }
    }
  }

  /// Asks a question that is answered by yes or no.
  func agrees(_ question: String, usually: Bool) async -> Bool {
    await keys.agrees(question, usually: usually, screen) == .yes
  }
}
