/// A number as it stands in a text, with its unit.
struct WrittenNumber: Hashable {
  /// In seconds where it is a time; as it was written otherwise: `95.0%` is 95.
  var value: Double
  /// Empty, `%`, or `s` for every time: milliseconds and seconds are the same kind of number.
  var unit: String
  /// Whether it was written without a fraction: a count, which is right or wrong.
  var isWhole: Bool

  var isTime: Bool { unit == Self.timeUnit }

  static let timeUnit = "s"

  /// Units of time in seconds.
  static let times: [String: Double] = [
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "μs": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "secs": 1, "second": 1,
    "seconds": 1, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
  ]
}
