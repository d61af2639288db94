import Files
import Foundation
import Tensors

/// What frozen layers made of pictures, by the digest of the layers and the picture's key: in memory, and as one small
/// file a picture in the cache, so that another run computes nothing of it.
///
/// A file is a line of header, `lectern-features 1 SHAPE SHA256-OF-NUMBERS\n`, and Float32 numbers, little-endian. A file
/// that is not that is computed anew.
final class FeatureStore: @unchecked Sendable {
  /// The store of the process.
  static let shared = FeatureStore()

  /// Another place than the cache, for tests.
  nonisolated(unsafe) static var root: URL?

  private var memory: [String: [String: Tensor]] = [:]
  private let lock = NSLock()

  /// What is kept of a picture; nil when nothing is, or the file is damaged.
  func features(model: String, key: String) -> Tensor? {
    if let known = lock.withLock({ memory[model]?[key] }) { return known }
    guard let file = Self.file(model, key), let data = try? Data(contentsOf: file), let tensor = Self.decode(data)
    else {
      return nil
    }
    lock.withLock { memory[model, default: [:]][key] = tensor }
    return tensor
  }

  /// Keeps the features of a picture. The file is a help, not a need: when it cannot be written, nothing is said.
  func keep(_ features: Tensor, model: String, key: String) {
    lock.withLock { memory[model, default: [:]][key] = features }
    guard let file = Self.file(model, key) else { return }
    try? WholeFile.write(Self.encode(features), to: file)
  }

  /// Forgets what is in memory, so that a test can see what is on disk.
  func forgetMemory() { lock.withLock { memory = [:] } }

  static func file(_ model: String, _ key: String) -> URL? {
    let name = "\(Digest.hex(model + "\n" + key).prefix(32)).f32"
    guard let root else {
      return try? CacheFolder.folder("features/\(model.prefix(16))").appendingPathComponent(name)
    }
    return root.appendingPathComponent(name)
  }

  static func encode(_ tensor: Tensor) -> Data {
    let numbers = tensor.withUnsafeScalars { Data(buffer: $0) }
    let shape = tensor.shape.dimensions.map(String.init).joined(separator: "x")
    return Data("lectern-features 1 \(shape) \(Digest.hex(numbers))\n".utf8) + numbers
  }

  static func decode(_ data: Data) -> Tensor? {
    guard let end = data.prefix(256).firstIndex(of: 10) else { return nil }
    let words = String(decoding: data[..<end], as: UTF8.self).split(separator: " ")
    let numbers = data[(end + 1)...]
    guard words.count == 4, words[0] == "lectern-features", words[1] == "1", words[3] == Digest.hex(Data(numbers))
    else {
      return nil
    }
    let sizes = words[2].split(separator: "x").compactMap { Int($0) }
    guard sizes.allSatisfy({ (0...data.count).contains($0) }), sizes.count < 8 else { return nil }
    let shape = Shape(sizes)
    guard shape.count * MemoryLayout<Float>.size == numbers.count else { return nil }
    return Tensor(uninitializedShape: shape) { _ = numbers.copyBytes(to: UnsafeMutableRawBufferPointer($0)) }
  }
}
