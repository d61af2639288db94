import Foundation

/// Sizes, times and counts of the cache, for people.
enum CacheWords {
  /// `0 B`, `12.3 kB`, `57.0 MB`, `1.2 GB`.
  static func size(_ bytes: Int) -> String {
    guard bytes >= 1000 else { return "\(bytes) B" }
    var value = Double(bytes)
    for unit in ["kB", "MB", "GB"] {
      value /= 1000
      if value < 999.95 { return String(format: "%.1f \(unit)", value) }
    }
    return String(format: "%.1f TB", value / 1000)
  }

  /// `276 pictures`, `1 step`.
  static func count(_ count: Int, _ things: (one: String, many: String)) -> String {
    count == 1 ? "1 \(things.one)" : "\(ModelFacts.grouped(count)) \(things.many)"
  }

  /// `2026-11-22 07:36`, on this machine's clock; `-` for never.
  static func time(_ date: Date?) -> String {
    guard let date else { return "-" }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd HH:mm"
    return formatter.string(from: date)
  }
}
