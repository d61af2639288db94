internal import COneDNN

/// A primitive with the memory that it works on, put together once: a network of small layers runs thousands of them a second.
final class PrimitiveCall {
  private let primitive: Primitive
  private let memories: [Memory]
  /// Of `dnnl_exec_arg_t`, kept behind a raw pointer so that no C type shows in a stored property.
  private let arguments: UnsafeMutableRawPointer

  init(_ primitive: Primitive, _ arguments: [(index: Int32, memory: Memory)]) {
    self.primitive = primitive
    memories = arguments.map(\.memory)
    self.arguments = .allocate(
      byteCount: max(arguments.count, 1) * MemoryLayout<dnnl_exec_arg_t>.stride,
      alignment: MemoryLayout<dnnl_exec_arg_t>.alignment)
    let list = self.arguments.bindMemory(to: dnnl_exec_arg_t.self, capacity: arguments.count)
    for (position, argument) in arguments.enumerated() {
      (list + position).initialize(to: dnnl_exec_arg_t(arg: argument.index, memory: argument.memory.pointer))
    }
  }

  deinit { arguments.deallocate() }

  /// Runs it and waits.
  func callAsFunction() throws {
    try primitive.execute(arguments.assumingMemoryBound(to: dnnl_exec_arg_t.self), count: memories.count)
  }
}
