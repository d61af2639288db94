internal import COneDNN

/// What all operations of a plan are built from.
extension KernelPlan {
  /// Notes that a step uses a buffer.
  func touch(_ buffer: Int, step: Int) {
    guard let lives = buffers[buffer].lives else {
      buffers[buffer].lives = step...step
      return
    }
    buffers[buffer].lives = min(lives.lowerBound, step)...max(lives.upperBound, step)
  }

  /// Memory in the arena.
  func newBuffer(_ byteCount: Int) -> Int {
    buffers.append(Buffer(byteCount: byteCount, kind: .arena))
    return buffers.count - 1
  }

  /// A new value in the arena.
  func newValue(_ shape: Shape, _ layout: Layout) -> Value {
    Value(shape: shape, buffer: newBuffer(layout.byteCount), layout: layout)
  }

  /// A handle to a buffer that the next step uses.
  func memory(_ buffer: Int, _ layout: Layout) throws -> Memory {
    let memory = try Memory(layout)
    placements.append((memory, buffer))
    touch(buffer, step: steps.count)
    return memory
  }

  /// A handle to numbers that never change.
  func constant(_ tensor: Tensor, _ layout: Layout) throws -> Memory {
    constants.append(tensor)
    return try tensor.withUnsafeScalars {
      try Memory(layout, at: UnsafeMutableRawPointer(mutating: $0.baseAddress!))
    }
  }

  /// A handle to a vector that never changes.
  func constant(_ vector: Tensor) throws -> Memory { try constant(vector, Layout([vector.count], dnnl_a)) }

  /// Adds a kernel as the next step, with scratch memory when it wants some.
  func append(_ primitive: Primitive, _ arguments: [(index: Int32, memory: Memory)]) throws {
    var arguments = arguments
    let scratch = primitive.scratchpad.byteCount
    if scratch > 0 {
      arguments.append((Argument.scratchpad, try memory(newBuffer(scratch), primitive.scratchpad)))
    }
    steps.append(.primitive(PrimitiveCall(primitive, arguments)))
  }

  /// Adds a loop of our own over these buffers as the next step.
  func append(loop buffers: [Int], _ operation: @escaping LoopOperation) {
    for buffer in buffers { touch(buffer, step: steps.count) }
    steps.append(.loop(buffers: buffers, operation))
  }

  /// The value in another layout; itself when it already lies so.
  func laidOut(_ value: Value, as layout: Layout) throws -> Value {
    if value.layout.equals(layout) { return value }
    if let copy = copies[value.buffer]?.first(where: { $0.layout.equals(layout) && $0.shape == value.shape }) {
      return copy
    }
    let copy = try copied(value, to: layout)
    if sharesCopies { copies[value.buffer, default: []].append(copy) }
    return copy
  }

  /// Notes that a buffer holds another value from here on.
  func overwrite(_ buffer: Int) {
    copies[buffer] = nil
    for key in copies.keys { copies[key]?.removeAll { $0.buffer == buffer } }
  }

  /// A copy of the value, in this layout.
  func copied(_ value: Value, to layout: Layout) throws -> Value {
    let result = newValue(value.shape, layout)
    try copy(from: value.buffer, value.layout, to: result.buffer, layout)
    return result
  }

  /// Copies between two buffers, or parts of them.
  func copy(from source: Int, _ sourceLayout: Layout, to target: Int, _ targetLayout: Layout) throws {
    let reorder = try Primitive(reorderFrom: sourceLayout, to: targetLayout)
    try append(
      reorder,
      [
        (Argument.source, memory(source, sourceLayout)),
        (Argument.destination, memory(target, targetLayout)),
      ])
  }

  /// The value in the plain layout of its shape.
  func plain(_ value: Value) throws -> Value { try laidOut(value, as: Layout.plain(value.shape)) }
}
