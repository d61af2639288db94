import Foundation

/// Reads a file's bytes from front to back and never past their end.
struct ByteReader {
  private let data: Data
  /// How far it has read.
  private(set) var offset: Int

  init(_ data: Data, offset: Int = 0) {
    self.data = data
    self.offset = offset
  }

  /// How many bytes are left.
  var remaining: Int { data.count - offset }

  /// One byte.
  mutating func byte() throws -> UInt8 {
    guard remaining > 0 else { throw PickleProblem.broken("it ends too early") }
    defer { offset += 1 }
    return data[data.startIndex + offset]
  }

  /// The next `count` bytes, not copied.
  mutating func bytes(_ count: Int) throws -> Data {
    guard count >= 0, count <= remaining else { throw PickleProblem.broken("it ends too early") }
    defer { offset += count }
    let start = data.startIndex + offset
    return data[start..<(start + count)]
  }

  /// A little-endian integer.
  mutating func integer<T: FixedWidthInteger>(_: T.Type) throws -> T {
    T(littleEndian: try bytes(MemoryLayout<T>.size).withUnsafeBytes { $0.loadUnaligned(as: T.self) })
  }

  /// An unsigned little-endian number of 8 bytes that can be a count.
  mutating func count() throws -> Int {
    guard let count = Int(exactly: try integer(UInt64.self)) else {
      throw PickleProblem.broken("a count is larger than any file")
    }
    return count
  }

  /// The text up to the next line feed, at most 256 bytes.
  mutating func line() throws -> String {
    var bytes: [UInt8] = []
    while bytes.count <= 256 {
      let byte = try byte()
      if byte == 10 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    throw PickleProblem.broken("a name is longer than 256 bytes")
  }
}
