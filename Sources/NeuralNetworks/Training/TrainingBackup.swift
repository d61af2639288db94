import Files
import Foundation
import Tensors

/// All that the epochs after one depend on, in a file: a line of JSON, the numbers of its tensors as little-endian single
/// precision, and the SHA-256 of both.
struct TrainingBackup: Equatable {
  /// The epoch that was finished, counted from 0.
  let epoch: Int
  /// The model's weights by path.
  let weights: [String: Tensor]
  /// The optimizer's state after that epoch.
  let optimizer: OptimizerState

  init(epoch: Int, weights: [String: Tensor], optimizer: OptimizerState) {
    (self.epoch, self.weights, self.optimizer) = (epoch, weights, optimizer)
  }

  private struct Header: Codable {
    struct Entry: Codable {
      let name: String
      let shape: [Int]
    }
    var version = 1
    let epoch: Int
    let optimizer: String
    let iterations: Int
    let learningRate: Double?
    let weights, state: [Entry]
  }

  /// Writes the file; who reads meanwhile finds the old one or the new one.
  ///
  /// - Throws: `FileError`.
  func write(to url: URL) throws {
    func sorted(_ tensors: [String: Tensor]) -> [(name: String, tensor: Tensor)] {
      tensors.sorted { $0.key < $1.key }.map { (name: $0.key, tensor: $0.value) }
    }
    let (weights, state) = (sorted(weights), sorted(optimizer.tensors))
    func entries(_ tensors: [(name: String, tensor: Tensor)]) -> [Header.Entry] {
      tensors.map { Header.Entry(name: $0.name, shape: $0.tensor.shape.dimensions) }
    }
    let header = Header(
      epoch: epoch, optimizer: optimizer.optimizer, iterations: optimizer.iterations,
      learningRate: optimizer.learningRate, weights: entries(weights), state: entries(state))
    var data = try JSONEncoder().encode(header) + Data("\n".utf8)
    for (_, tensor) in weights + state { tensor.withUnsafeScalars { data.append(Data(buffer: $0)) } }
    data.append(Data(Digest.hex(data).utf8))
    try WholeFile.write(to: url, durably: true) { try data.write(to: $0) }
  }

  /// Reads the file.
  ///
  /// - Throws: `BackupError` when it is not whole.
  init(contentsOf url: URL) throws {
    let data = try Data(contentsOf: url)
    let digestLength = 64
    guard data.count > digestLength, let end = data.firstIndex(of: 10),
      Digest.hex(data.dropLast(digestLength)).utf8.elementsEqual(data.suffix(digestLength)),
      let header = try? JSONDecoder().decode(Header.self, from: data[..<end]), header.version == 1
    else { throw BackupError(file: url.path) }
    var position = end + 1
    func tensors(_ entries: [Header.Entry]) throws -> [String: Tensor] {
      var result: [String: Tensor] = [:]
      for entry in entries {
        let room = (data.count - digestLength - position) / MemoryLayout<Float>.size
        let count = entry.shape.reduce(1) { product, size in
          let (count, overflows) = product.multipliedReportingOverflow(by: size)
          return size < 0 || overflows ? .max : count
        }
        guard count <= room else { throw BackupError(file: url.path) }
        let (shape, bytes) = (Shape(entry.shape), count * MemoryLayout<Float>.size)
        result[entry.name] = Tensor(uninitializedShape: shape) { scalars in
          _ = data[position..<position + bytes].copyBytes(to: UnsafeMutableRawBufferPointer(scalars))
        }
        position += bytes
      }
      return result
    }
    epoch = header.epoch
    weights = try tensors(header.weights)
    optimizer = OptimizerState(
      optimizer: header.optimizer, iterations: header.iterations, learningRate: header.learningRate,
      tensors: try tensors(header.state))
  }
}

/// A state of training that cannot be read.
public struct BackupError: Error, Equatable, CustomStringConvertible {
  /// Where it is.
  public let file: String

  /// What is wrong, and what to do.
  public var description: String {
    "\(file) is not a whole state of training. Remove it to train from the start."
  }
}
