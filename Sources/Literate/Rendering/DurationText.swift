import Foundation

/// Times as pages say them.
enum DurationText {
  /// `0.4 ms`, `35 ms`, `0.42 s`, `12.3 s`, `2 min 5 s`.
  static func short(_ seconds: Double) -> String {
    switch seconds {
    case ..<0.001: String(format: "%.1f ms", max(seconds, 0) * 1000)
    case ..<0.0995: String(format: "%.0f ms", seconds * 1000)
    case ..<9.995: String(format: "%.2f s", seconds)
    case ..<59.95: String(format: "%.1f s", seconds)
    default: "\(Int(seconds.rounded()) / 60) min \(Int(seconds.rounded()) % 60) s"
    }
  }

  /// `10 minutes`, `1 minute`.
  static func minutes(_ minutes: Int) -> String { "\(minutes) minute\(minutes == 1 ? "" : "s")" }
}
