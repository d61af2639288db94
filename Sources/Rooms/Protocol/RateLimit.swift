import Foundation

/// So many of something a minute, each by somebody; what is kept of whom is bounded too.
struct RateLimit {
  /// In a minute.
  let most: Int
  /// Of those who are known.
  private static let mostKeys = 4096
  private var times: [String: [Date]] = [:]

  init(_ most: Int) { self.most = most }

  /// Whether one more may be; it is not counted.
  func admits(_ key: String, at now: Date) -> Bool {
    (times[key] ?? []).count { now.timeIntervalSince($0) < 60 } < most
  }

  /// Counts one.
  mutating func count(_ key: String, at now: Date) {
    if times[key] == nil, times.count >= Self.mostKeys {
      times = times.filter { now.timeIntervalSince($0.value.last ?? .distantPast) < 60 }
      // All of them within a minute: the oldest is forgotten.
      if times.count >= Self.mostKeys,
        let oldest = times.min(by: { ($0.value.last ?? .distantPast) < ($1.value.last ?? .distantPast) })
      {
        times[oldest.key] = nil
      }
    }
    let recent = (times[key] ?? []).filter { now.timeIntervalSince($0) < 60 }
    times[key] = (recent + [now]).suffix(most)
  }
}
