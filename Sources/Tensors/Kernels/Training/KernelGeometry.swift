internal import COneDNN

/// How a convolution's kernel in Keras's layout lies for oneDNN.
struct KernelGeometry {
  /// In how many groups the channels are convolved apart; the number of input channels when depthwise.
  let groups: Int
  /// How many channels come out.
  let outputChannels: Int
  /// OIHW, or GOIHW when there are groups.
  let dimensions: [Int]

  /// - Parameter shape: `[height, width, C / groups, C']`, or, when `isDepthwise`, `[height, width, C, C' / C]`.
  init(_ shape: Shape, groups: Int, isDepthwise: Bool) {
    self.groups = isDepthwise ? shape[2] : groups
    outputChannels = isDepthwise ? shape[2] * shape[3] : shape[3]
    let inputs = isDepthwise ? 1 : shape[2]
    dimensions =
      self.groups == 1
      ? [outputChannels, inputs, shape[0], shape[1]]
      : [self.groups, outputChannels / self.groups, inputs, shape[0], shape[1]]
  }

  /// Whether convolutions of 3 × 3 pixels with such a kernel can be made with fewer products: channels come in sixteens.
  static func suitsWinograd(_ shape: Shape, groups: Int, _ strides: (Int, Int)) -> Bool {
    shape[0] == 3 && shape[1] == 3 && groups == 1 && strides == (1, 1) && shape[2].isMultiple(of: 16)
      && shape[3].isMultiple(of: 16)
  }

  /// Keras's layout.
  var layout: Layout { get throws { try Layout(dimensions, dimensions.count == 5 ? dnnl_hwigo : dnnl_hwio) } }

  /// Whatever layout a kernel likes best.
  var any: Layout { get throws { try Layout(dimensions, dnnl_format_tag_any) } }
}
