extension RunProfile {
  /// How much time was spent on something, in seconds, what was done within it not counted.
  public struct Share: Sendable, Hashable {
    public var kind: ProfileKind
    public var seconds: Double
    public var count: Int
  }

  /// What took longest, the most first. What is done at the same time counts on each lane, so that it may be more than the time that
  /// has passed; that the course waits while lessons run does not count.
  public var shares: [Share] {
    var shares: [String: Share] = [:]
    for (_, spans) in Dictionary(grouping: content.spans, by: \.lane) {
      for (span, seconds) in Self.ownTimes(spans) where span.kind != .lessons {
        shares[span.kind.words, default: Share(kind: span.kind, seconds: 0, count: 0)].seconds += seconds
        shares[span.kind.words]?.count += 1
      }
    }
    return shares.values.sorted { ($1.seconds, $0.kind.rawValue) < ($0.seconds, $1.kind.rawValue) }
  }

  /// How long the whole took so far, in seconds.
  public var seconds: Double { ((content.spans.map(\.end).max() ?? begin) - begin) / .seconds(1) }

  /// What a lane's spans took themselves, in seconds.
  private static func ownTimes(_ spans: [Span]) -> [(Span, Double)] {
    var own: [(Span, Double)] = []
    /// Those that the next one may lie in, the innermost last.
    var open: [Int] = []
    for span in spans.sorted(by: { ($0.begin, $1.end) < ($1.begin, $0.end) }) {
      while let last = open.last, own[last].0.end <= span.begin { open.removeLast() }
      let seconds = (span.end - span.begin) / .seconds(1)
      if let holder = open.last { own[holder].1 -= seconds }
      open.append(own.count)
      own.append((span, seconds))
    }
    return own
  }
}
