import Foundation
import Tensors

/// A PyTorch tensor where it lies in its file: a window with strides upon a storage, checked but not yet copied.
struct TorchTensor {
  /// The storage's bytes.
  let storage: Data
  /// What the storage holds.
  let element: TorchElement
  /// The storage's first element that belongs to the tensor.
  let offset: Int
  /// The sizes of the axes, slowest first as PyTorch names them (OIHW for a convolution's kernel).
  let sizes: [Int]
  /// By how many elements of the storage one step along each axis goes.
  let strides: [Int]

  /// How many scalars; the sizes have been checked against the storage.
  var count: Int { checkedProduct(sizes) ?? 0 }

  /// What is wrong with a window upon a storage of `available` elements, if anything.
  ///
  /// No more scalars than the storage has: an axis of stride 0 would let a small file ask for any amount of memory.
  static func problem(offset: Int, sizes: [Int], strides: [Int], available: Int) -> String? {
    guard sizes.count == strides.count else { return "a tensor has \(sizes.count) sizes but \(strides.count) strides" }
    guard sizes.count <= 8 else { return "a tensor has \(sizes.count) axes; 8 are the most" }
    guard offset >= 0, offset <= available else { return "a tensor starts outside its storage" }
    guard strides.allSatisfy({ $0 >= 0 }) else { return "a tensor has negative strides" }
    guard let count = checkedProduct(sizes), count <= available else {
      return "a tensor of \(Shape(sizes)) does not fit its storage of \(available) elements"
    }
    if count == 0 { return nil }
    var last = offset
    for (size, stride) in zip(sizes, strides) {
      let reach = (size - 1).multipliedReportingOverflow(by: stride)
      let end = last.addingReportingOverflow(reach.partialValue)
      guard !reach.overflow, !end.overflow, end.partialValue < available else {
        return "a tensor of \(Shape(sizes)) reaches past its storage of \(available) elements"
      }
      last = end.partialValue
    }
    return last < available ? nil : "a tensor starts outside its storage"
  }

  /// The same scalars with axes in another order, as NumPy's `transpose`; nothing is copied.
  func permuted(_ axes: [Int]) -> TorchTensor {
    TorchTensor(
      storage: storage, element: element, offset: offset, sizes: axes.map { sizes[$0] },
      strides: axes.map { strides[$0] })
  }

  /// The scalars in row-major order of `sizes`, as Float32.
  func tensor() -> Tensor {
    let total = count
    return Tensor(uninitializedShape: Shape(sizes)) { result in
      guard total > 0 else { return }
      storage.withUnsafeBytes { bytes in
        if element == .float, isRowMajor {
          let start = UnsafeRawBufferPointer(rebasing: bytes[(offset * 4)..<((offset + total) * 4)])
          UnsafeMutableRawBufferPointer(result).copyMemory(from: start)
        } else {
          gather(bytes, into: result)
        }
      }
    }
  }

  private var isRowMajor: Bool {
    var expected = 1
    for (size, stride) in zip(sizes, strides).reversed() where size != 1 {
      guard stride == expected else { return false }
      expected *= size
    }
    return true
  }

  /// Copies row by row: the last axis in a tight loop, the others counted like an odometer.
  private func gather(_ bytes: UnsafeRawBufferPointer, into result: UnsafeMutableBufferPointer<Float>) {
    let (rowSize, rowStride) = (sizes.last ?? 1, strides.last ?? 1)
    let outer = max(sizes.count - 1, 0)
    var index = [Int](repeating: 0, count: outer)
    var start = offset
    var written = 0
    while written < result.count {
      if element == .float {
        for i in 0..<rowSize {
          result[written + i] = bytes.loadUnaligned(fromByteOffset: (start + i * rowStride) * 4, as: Float.self)
        }
      } else {
        for i in 0..<rowSize { result[written + i] = element.load(bytes, at: start + i * rowStride) }
      }
      written += rowSize
      var axis = outer - 1
      while axis >= 0 {
        index[axis] += 1
        start += strides[axis]
        if index[axis] < sizes[axis] { break }
        start -= index[axis] * strides[axis]
        index[axis] = 0
        axis -= 1
      }
    }
  }
}
