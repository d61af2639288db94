import Files
import Foundation
import Tensors

/// One picture's features in a file. All numbers are little-endian:
///
///     head   8 bytes  a byte 0xF2, which is seldom, and "lectern"
///            4        K, the length of the key
///            4        R, how many axes the features have
///            8        B, the length of the body
///           16        the key's name
///           32        SHA-256 of the model's digest, the 40 bytes above and the body
///            8        the beginning of the SHA-256 of the model's digest and the 72 bytes above
///     body  8 × R     the sizes of the axes
///            K        the key
///           rest      Float32 numbers
///
/// The head has a sum of its own, so that the way to the next record can be trusted without reading the body.
enum FeatureRecord {
  static let marker: [UInt8] = [0xF2] + Array("lectern".utf8)
  static let headSize = 80
  private static let mostAxes = 8
  private static let mostBytes = 1 << 31

  /// What the head says.
  struct Head {
    let name: FeatureName
    let keyLength: Int
    let rank: Int
    let bodyLength: Int

    /// Head and body.
    var length: Int { headSize + bodyLength }

    /// nil when these 80 bytes are no head of a record of this model.
    init?(_ bytes: UnsafeRawBufferPointer, model: String) {
      guard bytes.count >= headSize, bytes[0..<8].elementsEqual(marker) else { return nil }
      let sum = FeatureRecord.sum(model, UnsafeRawBufferPointer(rebasing: bytes[0..<72]))
      guard bytes[72..<80].elementsEqual(sum.prefix(8)) else { return nil }
      keyLength = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self)))
      rank = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
      let body = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
      guard rank <= mostAxes, body <= mostBytes, 8 * rank + keyLength <= Int(body) else { return nil }
      bodyLength = Int(body)
      name = FeatureName(UnsafeRawBufferPointer(rebasing: bytes[24..<40]))
    }
  }

  /// The record; nil for features that are too large for one.
  static func encode(_ features: Tensor, model: String, key: String) -> [UInt8]? {
    let sizes = features.shape.dimensions
    let bodyLength = 8 * sizes.count + key.utf8.count + 4 * features.count
    guard sizes.count <= mostAxes, bodyLength <= mostBytes else { return nil }
    var record = marker
    record.reserveCapacity(headSize + bodyLength)
    func add<N: FixedWidthInteger>(_ number: N) {
      withUnsafeBytes(of: number.littleEndian) { record.append(contentsOf: $0) }
    }
    add(UInt32(key.utf8.count))
    add(UInt32(sizes.count))
    add(UInt64(bodyLength))
    record += FeatureName(key).bytes
    var body: [UInt8] = []
    body.reserveCapacity(bodyLength)
    for size in sizes { withUnsafeBytes(of: UInt64(size).littleEndian) { body.append(contentsOf: $0) } }
    body += key.utf8
    features.withUnsafeScalars { body.append(contentsOf: UnsafeRawBufferPointer($0)) }
    record += record.withUnsafeBytes { head in body.withUnsafeBytes { sum(model, head, $0) } }
    record += record.withUnsafeBytes { sum(model, $0) }.prefix(8)
    return record + body
  }

  /// The features of a whole record; nil unless every byte is as it was written, for this model and this key.
  static func decode(_ record: UnsafeRawBufferPointer, model: String, key: String) -> Tensor? {
    guard let head = Head(record, model: model), head.length == record.count else { return nil }
    let body = UnsafeRawBufferPointer(rebasing: record[headSize...])
    let expected = sum(model, UnsafeRawBufferPointer(rebasing: record[0..<40]), body)
    guard record[40..<72].elementsEqual(expected) else { return nil }
    let numbersStart = 8 * head.rank + head.keyLength
    guard body[8 * head.rank..<numbersStart].elementsEqual(key.utf8) else { return nil }
    var sizes: [Int] = []
    var count = 1
    for axis in 0..<head.rank {
      let size = UInt64(littleEndian: body.loadUnaligned(fromByteOffset: 8 * axis, as: UInt64.self))
      guard size <= mostBytes else { return nil }
      let (product, overflows) = count.multipliedReportingOverflow(by: Int(size))
      guard !overflows else { return nil }
      sizes.append(Int(size))
      count = product
    }
    guard count <= mostBytes, 4 * count == body.count - numbersStart else { return nil }
    return Tensor(uninitializedShape: Shape(sizes)) { scalars in
      UnsafeMutableRawBufferPointer(scalars).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: body[numbersStart...]))
    }
  }

  private static func sum(_ model: String, _ parts: UnsafeRawBufferPointer...) -> [UInt8] {
    let digest = Digest(.sha256)
    digest.update(model)
    for part in parts { digest.update(part) }
    return digest.finishBytes()
  }
}
