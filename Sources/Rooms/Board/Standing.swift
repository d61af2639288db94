import Foundation
import Literate

/// How a learner stands, seen from where the teacher is.
struct Standing {
  enum Kind: String {
    /// At the teacher's step, or further.
    case with
    case behind, stuck, elsewhere, reading, away
    /// They have opened no lesson.
    case waiting
  }
  let learner: Learner
  let kind: Kind
  /// By the place of the step in the lesson, from 0; nil where they are in none of its steps.
  let place: Int?

  /// Without any of it for as long as this, somebody who is behind is stuck.
  private static let still: TimeInterval = 300
  /// Failing is part of learning; failing the same step for so long, or so often, is being stuck.
  private static let failing: (seconds: TimeInterval, times: Int) = (60, 3)

  /// - Parameter steps: the ids of the teacher's lesson.
  init(_ learner: Learner, teacher: RoomPlace, steps: [String], at now: Date) {
    self.learner = learner
    let isInLesson = learner.report != nil && learner.report?.lesson == teacher.lesson
    let place = isInLesson ? learner.report?.step.flatMap { steps.firstIndex(of: $0) } : nil
    self.place = place
    let goal = teacher.step.flatMap { steps.firstIndex(of: $0) }
    let isBehind = isInLesson && !Self.hasReached(goal, place, steps, learner.report)
    let isFailing = learner.failing.map {
      $0.times >= Self.failing.times || now.timeIntervalSince($0.since) >= Self.failing.seconds
    }
    let isStill = isBehind && now.timeIntervalSince(learner.moved) >= Self.still
    kind =
      if !learner.isHere(at: now) { .away } else if learner.isReader { .reading } else if learner.report == nil {
        .waiting
      } else if teacher.lesson == nil { .with } else if !isInLesson { .elsewhere } else if isFailing == true || isStill
      { .stuck } else if isBehind { .behind } else { .with }
  }

  /// Whether the teacher's step runs or has run; where nothing is known of it, whether they are as far.
  private static func hasReached(_ goal: Int?, _ place: Int?, _ steps: [String], _ report: RoomReport?) -> Bool {
    guard let goal else { return true }
    guard let step = report?.steps.first(where: { $0.id == steps[goal] }) else { return (place ?? 0) >= goal }
    return !["waiting", "failed", "stoppedEarly"].contains(step.state)
  }

  /// What stands beside the name.
  var words: String {
    switch kind {
    case .with: "with you"
    case .behind: "behind"
    case .stuck: "stuck"
    case .elsewhere: "in another lesson"
    case .reading: "reads along"
    case .waiting: "no lesson open"
    case .away: "away"
    }
  }
}
