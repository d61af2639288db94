import Foundation
internal import Wording

/// A sequence of kernels compiled for one input shape: build it value by value, `finish`, then run it as often as needed.
///
/// Values stay in the layout that the kernels like best; only where two kernels disagree is a change of layout put
/// between them. Intermediate values share one arena; a value's memory is used again after its last reader.
package final class KernelPlan {
  /// A value of the plan, as Keras sees it: `[N, H, W, C]` or `[N, C]`.
  package struct Value {
    /// The sizes of the axes.
    package let shape: Shape
    let buffer: Int
    let layout: Layout
  }

  /// Memory that a value lives in.
  struct Buffer {
    var byteCount: Int
    var kind: Kind
    var lives: ClosedRange<Int>?

    enum Kind: Equatable {
      case arena, input
      /// Memory that the caller brings to each run: weights, and where slopes go.
      case external(Int)
    }
  }

  /// One kernel, or a loop of our own, with the memory that it works on.
  enum Step {
    case primitive(PrimitiveCall)
    case host(inputs: [(buffer: Int, count: Int)], output: (buffer: Int, count: Int), HostOperation)
    case loop(buffers: [Int], LoopOperation)
  }

  /// Reads plain inputs, writes the plain output.
  package typealias HostOperation = ([UnsafeBufferPointer<Float>], UnsafeMutableBufferPointer<Float>) -> Void

  /// Is given the address of each of its buffers, in their own layouts.
  typealias LoopOperation = ([UnsafeMutableRawPointer]) -> Void

  /// The value that the plan is given: `[N, H, W, C]` or `[N, C]`, plain.
  package let input: Value

  /// Whether convolutions of 3 × 3 pixels may be made with fewer products, by Winograd's minimal filtering (A. Lavin, S. Gray, Fast
  /// Algorithms for Convolutional Neural Networks, CVPR 2016, arXiv:1509.09308): up to three times as fast, and off by some
  /// millionths of the largest number. Which of its ways is taken depends on the number of pictures.
  package var allowsWinograd = false
  /// Whether convolutions keep channels in blocks of sixteen, where the processor has kernels for that, and not channels last. Several
  /// pictures at a time, those that end in a sum take 0.6 to 0.95 of the time so, and no layout changes around Winograd's.
  package var usesBlocks = false
  /// In which numbers convolutions and poolings compute. What they read is rounded to it, and what the plan returns is Float32.
  package var precision = Precision.float32

  var buffers: [Buffer] = []
  var steps: [Step] = []
  var placements: [(memory: Memory, buffer: Int)] = []
  /// What must live as long as the plan: weights and handles to them.
  var retained: [AnyObject] = []
  var constants: [Tensor] = []
  /// Copies of values in other layouts, by buffer: a second reader need not make another. Only where no value is made in the memory of
  /// one that is copied, but by ``convolution`` and ``elementwise``, which say so.
  var copies: [Int: [Value]] = [:]
  /// Whether they are kept in mind.
  package var sharesCopies = false
  /// After how many steps each phase ends.
  var phaseEnds: [Int] = []
  var externalCount = 0
  /// What a run returns, once the plan is finished.
  package private(set) var output: Value?
  private var offsets: [Int] = []
  private var arenaByteCount = 0
  private let lock = NSLock()

  /// An empty plan for inputs of this shape.
  package init(inputShape: Shape) throws {
    let layout = try Layout.plain(inputShape)
    input = Value(shape: inputShape, buffer: 0, layout: layout)
    buffers = [Buffer(byteCount: layout.byteCount, kind: .input)]
  }

  /// Ends the building: this value is what a run returns.
  package func finish(_ value: Value) throws {
    let plain = try self.plain(value)
    let isInput = plain.buffer == input.buffer
    output = isInput ? try copied(plain, to: plain.layout) : plain
    touch(output!.buffer, step: steps.count)
    place()
  }

  /// Gives every value in the arena its place.
  func place() {
    let arena = buffers.indices.filter { buffers[$0].kind == .arena }
    let placed = Arena.place(arena.map { (buffers[$0].byteCount, buffers[$0].lives ?? 0...0) })
    offsets = [Int](repeating: 0, count: buffers.count)
    for (index, offset) in zip(arena, placed.offsets) { offsets[index] = offset }
    arenaByteCount = placed.byteCount
  }

  /// How much scratch memory a run needs, in bytes.
  package var scratchByteCount: Int { arenaByteCount }

  /// Runs the plan.
  ///
  /// - Precondition: `tensor` has the input's shape, and `finish` was called.
  package func callAsFunction(_ tensor: Tensor) throws -> Tensor {
    require(tensor.shape == input.shape, "a plan for \(input.shape) was given \(tensor.shape)")
    guard let output else { refuse("the plan was not finished") }
    return try withAddresses(of: tensor, externals: []) { address in
      for step in steps { try run(step, address) }
      return Tensor(uninitializedShape: output.shape) {
        UnsafeMutableRawBufferPointer($0).copyMemory(
          from: UnsafeRawBufferPointer(start: address(output.buffer), count: output.shape.count * 4))
      }
    }
  }

  /// Calls `body` with the address of every buffer for one run.
  func withAddresses<R>(
    of tensor: Tensor, externals: [UnsafeMutableRawPointer],
    _ body: (@escaping (_ buffer: Int) -> UnsafeMutableRawPointer) throws -> R
  ) throws -> R {
    try lock.withLock {
      try tensor.withUnsafeScalars { source in
        try Arena.shared.borrow(byteCount: arenaByteCount) { arena in
          let input = UnsafeMutableRawPointer(mutating: source.baseAddress!)
          func address(_ buffer: Int) -> UnsafeMutableRawPointer {
            switch buffers[buffer].kind {
            case .arena: arena + offsets[buffer]
            case .input: input
            case .external(let index): externals[index]
            }
          }
          for (memory, buffer) in placements { try memory.point(to: address(buffer)) }
          return try body(address)
        }
      }
    }
  }

  func run(_ step: Step, _ address: (Int) -> UnsafeMutableRawPointer) throws {
    switch step {
    case .primitive(let call):
      try call()
    case .host(let inputs, let output, let operation):
      let sources = inputs.map {
        UnsafeBufferPointer(start: address($0.buffer).assumingMemoryBound(to: Float.self), count: $0.count)
      }
      let target = address(output.buffer).assumingMemoryBound(to: Float.self)
      operation(sources, UnsafeMutableBufferPointer(start: target, count: output.count))
    case .loop(let buffers, let operation):
      operation(buffers.map(address))
    }
  }
}
