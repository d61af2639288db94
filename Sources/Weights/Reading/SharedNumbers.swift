internal import CHDF5
import Foundation
import Tensors

/// Memory for the numbers of several tensors that a forked child fills and this process then has: no copy is made.
///
/// It is a file without a name. The child writes through a shared mapping; afterwards this process maps it privately, so that
/// what is written to a tensor later stays in the process that wrote it.
final class SharedNumbers {
  private let descriptor: Int32
  private let byteCount: Int
  private let offsets: [Int]
  private let shapes: [Shape]

  /// Room for tensors of these shapes.
  ///
  /// - Throws: `WeightsError.unreadable` when the system has none.
  init(_ shapes: [Shape], for file: String) throws {
    var (offsets, end) = ([Int](), 0)
    for shape in shapes {
      offsets.append(end)
      end += (shape.count * MemoryLayout<Float>.size + 63) / 64 * 64
    }
    (self.shapes, self.offsets, byteCount) = (shapes, offsets, max(end, 1))
    descriptor = h5_anonymous_file()
    guard descriptor >= 0, ftruncate(descriptor, byteCount) == 0 else {
      throw WeightsError.unreadable(file: file, reason: "there is no memory for its numbers")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// In the child: the memory of each tensor, in order.
  func fill(_ body: ([UnsafeMutableBufferPointer<Float>]) throws -> Void) throws {
    let start = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let start, start != MAP_FAILED else { return }
    try body(
      zip(offsets, shapes).map { offset, shape in
        UnsafeMutableBufferPointer(
          start: (start + offset).assumingMemoryBound(to: Float.self), count: shape.count)
      })
  }

  /// The tensors that the child filled.
  func tensors() throws -> [Tensor] {
    let mapping = try Mapping(descriptor, byteCount)
    return zip(offsets, shapes).map { offset, shape in
      Tensor(shape: shape, memory: (mapping.start + offset).assumingMemoryBound(to: Float.self), owner: mapping)
    }
  }

  /// A private mapping, gone with the last tensor in it.
  private final class Mapping {
    let start: UnsafeMutableRawPointer
    private let byteCount: Int

    init(_ descriptor: Int32, _ byteCount: Int) throws {
      let start = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE, descriptor, 0)
      guard let start, start != MAP_FAILED else {
        throw WeightsError.unreadable(file: "weights", reason: "there is no memory for its numbers")
      }
      (self.start, self.byteCount) = (start, byteCount)
    }

    deinit { munmap(start, byteCount) }
  }
}
