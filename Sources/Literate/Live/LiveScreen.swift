import Foundation
import StepOutput

/// Follows what the steps of a session show while they run, and puts it on the board, at most ten times a second.
final class LiveScreen: @unchecked Sendable {
  /// Between two looks at what a step prints.
  static let pause = Duration.milliseconds(100)

  private let board: LiveBoard
  private let lock = NSLock()
  private var shown = LiveShown()
  private var lesson: Lesson
  private var run: StepRun?
  /// How the running step's outputs become HTML.
  private var html: OutputHTML?
  private var isTicking = false
  private var lastShown = ContinuousClock.now - .seconds(1)

  init(_ board: LiveBoard, _ lesson: Lesson) { (self.board, self.lesson) = (board, lesson) }

  /// The lesson as it is now.
  func use(_ lesson: Lesson) { lock.withLock { self.lesson = lesson } }

  /// A step of the lesson has begun.
  func begin(_ run: StepRun) {
    lock.withLock {
      guard let step = lesson.steps.first(where: { $0.id == run.step }), !step.attributes.hide else { return }
      (self.run, shown) = (run, LiveShown())
      html = OutputHTML(step: step, lesson: lesson, names: lesson.stepNames)
    }
    board.show([], of: 0, step: run.step)
  }

  /// The step shows something; on the thread where it comes.
  func add(_ output: StepOutput, of run: StepRun) {
    let begins = lock.withLock {
      guard self.run == run else { return false }
      shown.add(output)
      guard !isTicking, shown.isChanged else { return false }
      isTicking = true
      return true
    }
    guard begins else { return }
    Task { [self] in
      let since = ContinuousClock.now - lock.withLock { lastShown }
      // The first is shown at once.
      if since < Self.pause { try? await Task.sleep(for: Self.pause - since) }
      show()
    }
  }

  /// The step has ended; what it showed is in its result.
  func end(_ run: StepRun) {
    lock.withLock { if self.run == run { (self.run, html, shown) = (nil, nil, LiveShown()) } }
  }

  private func show() {
    // Under the lock, so that what is shown is never shown after the step's end.
    lock.withLock {
      (isTicking, lastShown) = (false, .now)
      guard let run, let html else { return }
      board.show(shown.take(html), of: shown.count, step: run.step)
    }
  }
}
