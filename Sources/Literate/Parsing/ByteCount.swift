/// An amount of memory in words.
enum ByteCount {
  private static let units: [(name: String, bytes: Double)] = [("KB", 1e3), ("MB", 1e6), ("GB", 1e9)]

  /// What `512MB`, `1.5 GB` or a number of bytes means; nil for anything else, and for less than a megabyte.
  static func bytes(_ text: String) -> Int? {
    let number = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(number.count).drop(while: \.isWhitespace).uppercased()
    let factor = unit.isEmpty || unit == "B" ? 1 : units.first { $0.name == unit || $0.name.prefix(1) == unit }?.bytes
    guard let value = Double(number), let factor, (1e6...1e15).contains(value * factor) else { return nil }
    return Int(value * factor)
  }

  /// `1.5 GB`, `12 MB`.
  static func text(_ bytes: Int) -> String {
    let value = Double(bytes)
    let unit = units.last { value >= $0.bytes } ?? units[0]
    let size = value / unit.bytes
    let digits = size < 10 && unit.name == "GB" ? (size * 10).rounded() / 10 : size.rounded()
    return (digits == digits.rounded() ? "\(Int(digits))" : "\(digits)") + " " + unit.name
  }
}
