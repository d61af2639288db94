/// When a number is still the same.
public struct CheckTolerance: Codable, Sendable, Hashable {
  /// How far a number with a fraction may be from the recorded one, as a part of it. Counts have to be the same.
  public var relative: Double
  /// How far outside of what several runs gave a number may be, in widths of what they gave.
  public var noiseFactor: Double
  /// How often a step is run at most, while it differs from the record: what differs by chance is told from what has changed.
  public var mostRuns: Int
  /// How often the whole lesson is run again at most, where a step still differs after that.
  public var mostLessonRuns: Int

  public init(relative: Double = 1e-4, noiseFactor: Double = 3, mostRuns: Int = 8, mostLessonRuns: Int = 6) {
    self.relative = relative
    self.noiseFactor = noiseFactor
    self.mostRuns = mostRuns
    self.mostLessonRuns = mostLessonRuns
  }

  /// What came of comparing a recorded number with what the runs gave, `now` being the first of them.
  func compare(_ recorded: WrittenNumber, _ now: WrittenNumber, runs: ClosedRange<Double>) -> NumberDifference? {
    let noise = runs.upperBound - runs.lowerBound
    let isCount = recorded.isWhole && now.isWhole && recorded.unit.isEmpty
    let part = isCount ? 0 : relative * max(abs(recorded.value), abs(now.value))
    let distance = max(runs.lowerBound - recorded.value, recorded.value - runs.upperBound, 0)
    let allowed = noiseFactor * noise + part
    guard distance > allowed else { return nil }
    return NumberDifference(
      recorded: recorded.value, now: now.value, unit: recorded.unit, noise: noise, allowed: allowed)
  }
}
