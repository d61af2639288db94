/// What a step may use.
struct StepLimits: Sendable {
  /// In seconds.
  var timeout: Double = 3600
  /// What the step's process may hold for itself alone, in bytes; nil for what the machine has.
  var memory: Int?
}

/// What a step took, in bytes.
public struct StepMemory: Codable, Hashable, Sendable {
  /// What the state after the step does not share with the one before: what the step changed.
  public var kept: Int
  /// The most that the step's process had in memory, with what it shares.
  public var peak: Int
}
