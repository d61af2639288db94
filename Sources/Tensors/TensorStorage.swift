import Foundation
internal import Wording

/// The memory of a tensor: 64-byte aligned, as oneDNN and wide loads like it; large blocks ask for huge pages, which
/// makes forking a process that holds them many times cheaper.
final class TensorStorage: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Float>
  let count: Int
  /// Who the memory belongs to, when it is not the storage itself.
  private let owner: AnyObject?

  /// Memory that is not initialised.
  init(count: Int) {
    self.count = count
    owner = nil
    let bytes = max(count, 1) * MemoryLayout<Float>.stride
    let huge = bytes >= 4 << 20
    var raw: UnsafeMutableRawPointer?
    guard posix_memalign(&raw, huge ? 2 << 20 : 64, bytes) == 0, let raw else {
      // Swift has no way to go on without memory; the kernel reports the trap and keeps the step before.
      refuse("out of memory: a tensor of \(bytes) bytes")
    }
    TensorMemory.took(bytes)
    let hugePages: Int32 = 14  // MADV_HUGEPAGE
    if huge { madvise(raw, bytes, hugePages) }
    pointer = raw.bindMemory(to: Float.self, capacity: max(count, 1))
  }

  /// Memory of someone else's, writable and 64-byte aligned.
  init(_ pointer: UnsafeMutablePointer<Float>, count: Int, owner: AnyObject) {
    (self.pointer, self.count, self.owner) = (pointer, count, owner)
  }

  deinit {
    guard owner == nil else { return }
    free(pointer)
    TensorMemory.gave(max(count, 1) * MemoryLayout<Float>.stride)
  }

  func copy() -> TensorStorage {
    let other = TensorStorage(count: count)
    other.pointer.update(from: pointer, count: count)
    return other
  }
}
