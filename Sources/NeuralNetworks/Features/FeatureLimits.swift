import Foundation

/// How much may be kept of features, in bytes.
package struct FeatureLimits: Hashable, Sendable {
  /// The variable that says how much the disk may hold: `500 MB`, `4 GiB`, `0` for nothing.
  package static let variable = "LECTERN_FEATURES_LIMIT"
  /// What the disk may hold when nothing is said: 2 GB.
  package static let standardDisk = 2_000_000_000

  /// In this process's memory.
  package var memory: Int
  /// In the cache, of all models together; 0 when nothing is written.
  package var disk: Int

  package init(memory: Int, disk: Int) { (self.memory, self.disk) = (memory, disk) }

  /// 1 GiB of memory, or an eighth of what there is when that is less, and what the environment says of the disk. What is
  /// no size there counts as not said; `lectern cache list` tells of it.
  package static var standard: FeatureLimits {
    let memory = min(1 << 30, Int(clamping: ProcessInfo.processInfo.physicalMemory) / 8)
    let said = ProcessInfo.processInfo.environment[variable].flatMap(bytes)
    return FeatureLimits(memory: memory, disk: said ?? standardDisk)
  }

  /// `500 MB`, `1.5GiB`, `1000` in bytes; nil for what is no size.
  package static func bytes(_ text: String) -> Int? {
    let text = text.trimmingCharacters(in: .whitespaces).lowercased()
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(number.count).trimmingCharacters(in: .whitespaces)
    guard let value = Double(number), let factor = units[unit] else { return nil }
    let bytes = (value * factor).rounded()
    return bytes < 0x1p62 ? Int(bytes) : nil
  }

  private static let units: [String: Double] = [
    "": 1, "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "kib": 0x1p10, "mib": 0x1p20, "gib": 0x1p30,
    "tib": 0x1p40, "k": 0x1p10, "m": 0x1p20, "g": 0x1p30, "t": 0x1p40,
  ]
}
