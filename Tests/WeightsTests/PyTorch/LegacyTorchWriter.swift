import Foundation

/// Writes legacy PyTorch files, sound or hostile, opcode by opcode.
struct LegacyTorchWriter {
  struct Entry {
    var name: String
    var storage = "FloatStorage"
    var key = "k0"
    var count: Int
    var offset = 0
    var sizes: [Int]
    var strides: [Int]
    /// The legacy layout says None for "not a view of another storage"; the zip says nothing.
    var isZipped = false
  }

  static let head: [UInt8] =
    [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e]  // the magic number
    + [0x80, 2, 0x4d, 0xe9, 0x03, 0x2e]  // 1001
    + [0x80, 2] + ascii("}(") + text("little_endian") + [0x88] + ascii("u.")

  static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }
  static func text(_ text: String) -> [UInt8] {
    ascii("X") + bytes(UInt32(text.utf8.count)) + Array(text.utf8)
  }
  static func int(_ value: Int) -> [UInt8] { [0x8a, 8] + bytes(Int64(value)) }
  static func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
  static func bytes(_ values: [Float]) -> [UInt8] { values.flatMap { bytes($0.bitPattern) } }
  static func global(_ module: String, _ name: String) -> [UInt8] { ascii("c\(module)\n\(name)\n") }

  static func entry(_ entry: Entry) -> [UInt8] {
    var code = text(entry.name) + global("torch._utils", "_rebuild_tensor_v2") + ascii("((") + text("storage")
    code +=
      global("torch", entry.storage) + text(entry.key) + text("cpu") + int(entry.count)
      + ascii(entry.isZipped ? "t" : "Nt") + ascii("Q")
    code += int(entry.offset) + ascii("(") + entry.sizes.flatMap(int) + ascii("t")
    code += ascii("(") + entry.strides.flatMap(int) + ascii("t") + [0x89]
    return code + global("collections", "OrderedDict") + ascii(")RtR")
  }

  static func object(_ entries: [Entry]) -> [UInt8] {
    [0x80, 2] + global("collections", "OrderedDict") + ascii(")R(") + entries.flatMap(entry) + ascii("u")
      + ascii("}") + text("_metadata") + ascii("}sb.")
  }

  static func keys(_ keys: [String]) -> [UInt8] { [0x80, 2] + ascii("](") + keys.flatMap(text) + ascii("e.") }

  /// A whole file: the entries, and one storage of bytes a key with its count of elements.
  static func file(_ entries: [Entry], _ storages: [(key: String, count: Int, bytes: [UInt8])]) -> [UInt8] {
    head + object(entries) + keys(storages.map(\.key)) + storages.flatMap { bytes(Int64($0.count)) + $0.bytes }
  }

  /// Two tensors on two storages: a row-major one and one whose storage is its transpose.
  static let sample = file(
    [
      Entry(name: "a", count: 6, sizes: [2, 3], strides: [3, 1]),
      Entry(name: "b", key: "k1", count: 7, offset: 1, sizes: [2, 3], strides: [1, 2]),
    ],
    [("k0", 6, bytes([0, 1, 2, 3, 4, 5])), ("k1", 7, bytes([9, 0, 3, 1, 4, 2, 5]))])
}
