import Foundation

/// Somebody who has joined a room, as the teacher's machine knows them.
struct Learner: Sendable {
  /// From 1, in the order in which they came; what they are called where names are not shown.
  let number: Int
  let name: String
  /// Reads along and runs nothing.
  let isReader: Bool
  var report: RoomReport?
  /// Event lines that are open, by their numbers.
  var lines: [Int] = []
  var seen: Date
  /// When they last came to another step, or finished one.
  var moved: Date
  /// The step that fails, since when, and how often it has.
  var failing: (step: String, since: Date, times: Int)?

  init(number: Int, name: String, isReader: Bool, at now: Date) {
    (self.number, self.name, self.isReader) = (number, name, isReader)
    (seen, moved) = (now, now)
  }

  /// Whether they are there.
  func isHere(at now: Date) -> Bool { !lines.isEmpty || now.timeIntervalSince(seen) < 15 }

  /// Takes what they say of their steps.
  mutating func take(_ new: RoomReport, at now: Date) {
    let before = report
    let ran = { (report: RoomReport?) in Set((report?.steps ?? []).filter { $0.state == "ran" }.map(\.id)) }
    if before?.lesson != new.lesson || before?.step != new.step || ran(before) != ran(new) { moved = now }
    if let step = new.steps.last(where: { $0.state == "failed" }) {
      let wasFailing = before?.lesson == new.lesson && before?.steps.contains(step) == true
      let known = failing?.step == step.id ? failing : nil
      failing = (step.id, known?.since ?? now, (known?.times ?? 0) + (wasFailing && known != nil ? 0 : 1))
    } else if let step = failing?.step,
      let state = new.steps.first(where: { $0.id == step })?.state,
      ["ran", "failedAsExpected", "waiting"].contains(state)
    {
      failing = nil
    } else if before?.lesson != new.lesson {
      failing = nil
    }
    report = new
    seen = now
  }
}
