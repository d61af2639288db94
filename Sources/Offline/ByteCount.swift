import Foundation

/// A number of bytes in words.
package enum ByteCount {
  /// `812 bytes`, `18.8 MB`, `170 MB`, `2.3 GB`: as disks are sold, in thousands.
  package static func words(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) bytes"
    case ..<1_000_000: "\((bytes + 500) / 1000) kB"
    case ..<100_000_000: String(format: "%.1f MB", Double(bytes) / 1e6)
    case ..<1_000_000_000: "\((bytes + 500_000) / 1_000_000) MB"
    default: String(format: "%.1f GB", Double(bytes) / 1e9)
    }
  }
}
