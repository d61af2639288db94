import Foundation
import Literate

extension RoomReport {
  /// How a lesson stands, cut to what a room takes.
  init(_ snapshot: LiveSnapshot, limits: RoomLimits) {
    lesson = snapshot.lesson
    step = snapshot.step
    steps = snapshot.steps.prefix(limits.steps).map {
      Step(id: $0.id, state: $0.progress.rawValue, message: $0.failure.map { $0.cut(toBytes: 600) }, passed: $0.passed)
    }
    var left = limits.report / 3
    answers = snapshot.steps.filter(\.isExercise).prefix(limits.answers).compactMap { step in
      guard let code = step.answer else { return nil }
      let shown = code.cut(toBytes: min(limits.answer - 64, left))
      left -= shown.utf8.count
      return shown.isEmpty ? nil : Answer(step: step.id, code: shown)
    }
  }
}

extension String {
  /// Its beginning, in whole letters.
  func cut(toBytes most: Int) -> String {
    guard utf8.count > most else { return self }
    var result = self
    result = String(result.prefix(max(0, most)))
    while result.utf8.count > most { result = String(result.dropLast(max(1, result.count / 16))) }
    return result
  }
}
