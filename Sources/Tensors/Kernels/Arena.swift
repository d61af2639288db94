import Foundation

/// Scratch memory for the values of a plan, borrowed for one run and given back: plans of all shapes use the same.
final class Arena: @unchecked Sendable {
  /// The arena of the process.
  static let shared = Arena()

  private let lock = NSLock()
  private var free: [TensorStorage] = []

  /// Calls `body` with at least `byteCount` bytes. Runs at the same time get memory of their own.
  func borrow<R>(byteCount: Int, _ body: (UnsafeMutableRawPointer) throws -> R) rethrows -> R {
    let storage = lock.withLock { () -> TensorStorage? in
      let large = free.firstIndex { $0.count * 4 >= byteCount }
      if let large { return free.remove(at: large) }
      free.removeAll()  // Too small: let it go before something larger is taken.
      return nil
    }
    let memory = storage ?? TensorStorage(count: (byteCount + 3) / 4)
    defer { lock.withLock { free.append(memory) } }
    return try body(UnsafeMutableRawPointer(memory.pointer))
  }

  /// Where each block of memory goes so that blocks that live at the same time do not overlap, and how much it takes.
  ///
  /// First fit, largest first; `lives` are the first and last step in which a block is used.
  static func place(_ blocks: [(byteCount: Int, lives: ClosedRange<Int>)]) -> (offsets: [Int], byteCount: Int) {
    let alignment = 64
    var offsets = [Int](repeating: 0, count: blocks.count)
    var placed: [Int] = []
    var total = 0
    for index in blocks.indices.sorted(by: { (blocks[$1].byteCount, $0) < (blocks[$0].byteCount, $1) }) {
      let size = (blocks[index].byteCount + alignment - 1) / alignment * alignment
      let neighbours = placed.filter { blocks[$0].lives.overlaps(blocks[index].lives) }
        .map { (start: offsets[$0], end: offsets[$0] + (blocks[$0].byteCount + alignment - 1) / alignment * alignment) }
        .sorted { $0.start < $1.start }
      var offset = 0
      for neighbour in neighbours where neighbour.start < offset + size { offset = max(offset, neighbour.end) }
      offsets[index] = offset
      placed.append(index)
      total = max(total, offset + size)
    }
    return (offsets, total)
  }
}
