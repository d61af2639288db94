import Files

/// The first half of a key's SHA-256, by which features are found in a file. What is found has the whole key in it, and
/// is compared with that.
struct FeatureName: Hashable {
  static let size = 16

  private let first: UInt64
  private let second: UInt64

  init(_ key: String) {
    let digest = Digest(.sha256)
    digest.update(key)
    self = digest.finishBytes().withUnsafeBytes { FeatureName($0) }
  }

  /// - Precondition: 16 bytes.
  init(_ bytes: UnsafeRawBufferPointer) {
    first = bytes.loadUnaligned(as: UInt64.self)
    second = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
  }

  var bytes: [UInt8] { withUnsafeBytes(of: first, Array.init) + withUnsafeBytes(of: second, Array.init) }
}
