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
    packed = [(try geometry.layout, kernel)]
  }

  /// Whether convolutions of 3 × 3 pixels with these can be made with fewer products: channels come in sixteens.
  func suitWinograd(_ strides: (Int, Int)) -> Bool {
    kernelShape[0] == 3 && kernelShape[1] == 3 && groups == 1 && strides == (1, 1)
      && kernelShape[2].isMultiple(of: 16) && outputChannels.isMultiple(of: 16)
  }

  /// The kernel in this layout; the layout that it came in is dropped when another is asked for first that can be
  /// turned back.
  func kernel(as layout: Layout) throws -> Tensor {
    if let same = packed.first(where: { $0.layout.equals(layout) }) { return same.tensor }
    let (fromLayout, from) = packed[0]
    let reorder = try Primitive(reorderFrom: fromLayout, to: layout)
    let result = try Tensor(uninitializedShape: [(layout.byteCount + 3) / 4]) { buffer in
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
    if packed.count == 1 && packed[0].tensor.shape == kernelShape && !layout.isTransformed { packed.removeAll() }
    packed.append((layout, result))
    return result
  }
}
