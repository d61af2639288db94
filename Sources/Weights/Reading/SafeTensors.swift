import Foundation
import Tensors
internal import Wording

/// Files of named Float32 tensors, in the safetensors layout: the header's length (8 bytes, little-endian), the header (JSON: for
/// each name `dtype`, `shape`, `data_offsets`), the numbers (https://huggingface.co/docs/safetensors). Nothing in it can run, and
/// each offset is checked.
package enum SafeTensors {
  /// Writes tensors sorted by name: equal tensors make equal files, byte for byte.
  package static func write(_ tensors: [String: Tensor], to url: URL) throws {
    // Spelt here, not by an encoder, whose order of keys may change: the file is known by its digest.
    var rows: [String] = []
    var end = 0
    let names = tensors.keys.sorted()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    for name in names {
      let tensor = tensors[name]!
      let start = end
      end += tensor.count * 4
      let key = String(decoding: try encoder.encode(name), as: UTF8.self)
      let shape = tensor.shape.dimensions.map(String.init).joined(separator: ",")
      rows.append("\(key):{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(start),\(end)]}")
    }
    var json = Data("{\(rows.joined(separator: ","))}".utf8)
    json.append(contentsOf: [UInt8](repeating: 0x20, count: (8 - json.count % 8) % 8))
    var data = Data(capacity: 8 + json.count + end)
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { data.append(contentsOf: $0) }
    data.append(json)
    for name in names { tensors[name]!.withUnsafeScalars { data.append(Data(buffer: $0)) } }
    try data.write(to: url)
  }

  /// The tensors of a file, by name.
  ///
  /// - Throws: `WeightsError.unreadable`, `.malformed`, or `.refused` when a tensor is not Float32.
  package static func tensors(contentsOf url: URL) throws -> [String: Tensor] {
    let data = try Data(mapping: url)
    func malformed(_ problem: String) -> WeightsError {
      .malformed(file: url.path, format: "safetensors", problem: problem, offset: nil)
    }
    guard data.count >= 8 else { throw malformed("it is cut short") }
    let length = UInt64(littleEndian: data.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
    guard length <= UInt64(min(data.count - 8, 64 << 20)) else { throw malformed("its header is cut short") }
    let start = 8 + Int(length)
    guard let raw = try? JSONSerialization.jsonObject(with: data[8..<start]) as? [String: Any] else {
      throw malformed("its header is not JSON")
    }
    var result: [String: Tensor] = [:]
    var total = 0
    for (name, value) in raw where name != "__metadata__" {
      guard let entry = value as? [String: Any], let type = entry["dtype"] as? String,
        let shape = entry["shape"] as? [Int], let offsets = entry["data_offsets"] as? [Int], offsets.count == 2
      else { throw malformed("its header has no dtype, shape and data_offsets for \(printable(name))") }
      guard type == "F32" else {
        throw WeightsError.refused(file: url.path, format: "safetensors", found: "numbers of type \(printable(type))")
      }
      let (from, to) = (offsets[0], offsets[1])
      guard from >= 0, to >= from, to <= data.count - start, shape.count <= 8, checkedProduct(shape + [4]) == to - from
      else { throw malformed("\(printable(name)) is \(Shape(shape)) but lies at bytes \(from) to \(to)") }
      total += to - from
      guard total <= data.count else { throw malformed("its tensors overlap") }
      result[name] = Tensor(uninitializedShape: Shape(shape)) { buffer in
        data[(start + from)..<(start + to)].withUnsafeBytes {
          UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0)
        }
      }
    }
    return result
  }
}
