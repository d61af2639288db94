/// A number that is no longer what was recorded.
public struct NumberDifference: Codable, Sendable, Hashable {
  public var recorded: Double
  public var now: Double
  /// Empty, `%`, or `s`.
  public var unit: String
  /// How far apart the runs were among themselves.
  public var noise: Double
  /// How far from them the recorded number might have been.
  public var allowed: Double
}
