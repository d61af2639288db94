internal import COneDNN

/// The kernel and bias of one convolution, laid out once as oneDNN likes them and shared by the plans of all input shapes.
package final class PackedWeights {
  /// `[height, width, input channels / groups, output channels]`; depthwise `[height, width, channels, multiplier]`.
  package let kernelShape: Shape
  /// In how many groups the channels are convolved apart; the number of input channels when depthwise.
  package let groups: Int
  /// How many channels come out: C'.
  package let outputChannels: Int
  /// Whether a bias of `[C']` is added.
  package var hasBias: Bool { bias != nil }

  let bias: Tensor?
  /// The kernel's shape in oneDNN's order: OIHW, or GOIHW when there are groups.
  let dimensions: [Int]
  /// The layout that they came in.
  private let plain: Layout
  private var packed: [(layout: Layout, tensor: Tensor)]

  /// Weights in Keras's layout.
  ///
  /// - Parameters:
  ///   - kernel: `[height, width, C / groups, C']`, or, when `isDepthwise`, `[height, width, C, C' / C]`.
  ///   - bias: `[C']`.
  package init(kernel: Tensor, bias: Tensor? = nil, groups: Int = 1, isDepthwise: Bool = false) throws {
    let shape = kernel.shape
    kernelShape = shape
    let geometry = KernelGeometry(shape, groups: groups, isDepthwise: isDepthwise)
    self.groups = geometry.groups
    outputChannels = geometry.outputChannels
    dimensions = geometry.dimensions
    self.bias = bias
    plain = try geometry.layout
    packed = [(plain, kernel)]
  }

  /// The kernel in this layout; the layout that it came in is dropped when another is asked for first that can be
  /// turned back.
  func kernel(as layout: Layout) throws -> Tensor {
    if let same = packed.first(where: { $0.layout.equals(layout) }) { return same.tensor }
    let (fromLayout, from) = packed[0]
    let result: Tensor
    if let direct = try? Primitive(reorderFrom: fromLayout, to: layout) {
      result = try Self.reordered(from, fromLayout, layout, direct)
    } else {
      // What is transformed for fewer products is made of the plain kernel alone.
      let middle = try Self.reordered(from, fromLayout, plain, Primitive(reorderFrom: fromLayout, to: plain))
      result = try Self.reordered(middle, plain, layout, Primitive(reorderFrom: plain, to: layout))
    }
    if packed.count == 1 && packed[0].tensor.shape == kernelShape && !layout.isTransformed { packed.removeAll() }
    packed.append((layout, result))
    return result
  }

  private static func reordered(
    _ from: Tensor, _ fromLayout: Layout, _ layout: Layout, _ reorder: Primitive
  ) throws -> Tensor {
    try Tensor(uninitializedShape: [(layout.byteCount + 3) / 4]) { buffer in
      try from.withUnsafeScalars { source in
        let scratchpad = TensorStorage(count: (reorder.scratchpad.byteCount + 3) / 4)
        try withExtendedLifetime(scratchpad) {
          try reorder.execute([
            (Argument.source, Memory(fromLayout, at: UnsafeMutableRawPointer(mutating: source.baseAddress!))),
            (Argument.destination, Memory(layout, at: UnsafeMutableRawPointer(buffer.baseAddress!))),
            (Argument.scratchpad, Memory(reorder.scratchpad, at: UnsafeMutableRawPointer(scratchpad.pointer))),
          ])
        }
      }
    }
  }
}
