/// What a contestant of `lectern bench kernel` says of a case: one line of JSON, the last of a peer's output.
struct KernelMeasurement: Codable {
  /// In seconds or bytes, by the names of ``KernelFigure``; those that it has no notion of are left out.
  var figures: [String: Double]
  /// What ran the steps, by name.
  var versions: [String: String]

  init(_ figures: [KernelFigure: Double], versions: [String: String] = [:]) {
    self.figures = Dictionary(uniqueKeysWithValues: figures.map { ($0.key.rawValue, $0.value) })
    self.versions = versions
  }

  /// Whether this says something, all of it known and nothing impossible.
  var isComplete: Bool {
    !figures.isEmpty
      && figures.allSatisfy { KernelFigure(rawValue: $0.key) != nil && $0.value >= 0 && $0.value.isFinite }
  }
}
