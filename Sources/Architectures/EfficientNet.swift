import NeuralNetworks

/// EfficientNet-B0 (table 1 of its paper), and what its Lite sibling for phones leaves out.
struct EfficientNet {
  /// Whether there are no squeeze-and-excitation, ReLU6 instead of swish, and padding by TensorFlow's rule "same" alone.
  let isLite: Bool

  private let rows: [(expansion: Int, channels: Int, repeats: Int, stride: Int, kernel: Int)] = [
    (1, 16, 1, 1, 3), (6, 24, 2, 2, 3), (6, 40, 2, 2, 5), (6, 80, 3, 2, 3), (6, 112, 3, 1, 5), (6, 192, 4, 2, 5),
    (6, 320, 1, 1, 3),
  ]
  private var activation: ActivationFunction { isLite ? .relu6 : .swish }

  /// From normalized pixels to the last feature map: `[H, W, C] -> [H / 32, W / 32, 1280]`, rounded up.
  func features(_ input: SymbolicTensor) throws -> SymbolicTensor {
    let total = rows.map(\.repeats).reduce(0, +)
    let stem = { (padding: Padding) in
      Conv2D(32, kernelSize: 3, strides: 2, padding: padding, useBias: false, name: "stem_conv")
    }
    var x = try normalized("stem")(halved(input, window: 3, "stem_conv_pad", stem))
    var (channels, done) = (32, 0)
    for (number, row) in rows.enumerated() {
      for (letter, index) in zip("abcd", 0..<row.repeats) {
        x = try bottleneck(
          "block\(number + 1)\(letter)_", from: channels, to: row.channels, expansion: row.expansion,
          kernel: row.kernel, stride: index == 0 ? row.stride : 1, dropRate: 0.2 * Float(done) / Float(total))(x)
        (channels, done) = (row.channels, done + 1)
      }
    }
    return try normalized("top")(pointwise(1280, "top_conv")(x))
  }

  /// Widen, convolve by channel, weigh the channels, narrow (MobileNetV2's inverted residual):
  /// `[H, W, from] -> [H / stride, W / stride, to]`.
  private func bottleneck(
    _ name: String, from: Int, to: Int, expansion: Int, kernel: Int, stride: Int, dropRate: Float
  ) -> Block {
    { x in
      var y = x
      if expansion > 1 {
        y = try normalized("\(name)expand")(pointwise(from * expansion, "\(name)expand_conv")(y))
      }
      let depthwise = { (padding: Padding) in
        DepthwiseConv2D(kernelSize: kernel, strides: stride, padding: padding, useBias: false, name: "\(name)dwconv")
      }
      y = try stride == 2 ? halved(y, window: kernel, "\(name)dwconv_pad", depthwise) : depthwise(.same)(y)
      y = try BatchNormalization(name: "\(name)bn")(y)
      y = try Activation(activation, name: "\(name)activation")(y)
      if !isLite { y = try excited(y, squeezed: from / 4, name) }
      y = try BatchNormalization(name: "\(name)project_bn")(pointwise(to, "\(name)project_conv")(y))
      guard stride == 1, from == to else { return y }
      return try Add(name: "\(name)add")([Dropout(dropRate, noiseShape: [nil, 1, 1, 1], name: "\(name)drop")(y), x])
    }
  }

  /// Squeeze and excitation: each channel is multiplied by a number in 0…1 that depends on the means of all.
  private func excited(_ x: SymbolicTensor, squeezed: Int, _ name: String) throws -> SymbolicTensor {
    let channels = x.shape[-1] ?? 0
    var y = try GlobalAveragePooling2D(name: "\(name)se_squeeze")(x)
    y = try Reshape([1, 1, channels], name: "\(name)se_reshape")(y)
    for (filters, activation, part) in [(squeezed, activation, "reduce"), (channels, .sigmoid, "expand")] {
      y = try Conv2D(filters, kernelSize: 1, padding: .same, activation: activation, name: "\(name)se_\(part)")(y)
    }
    return try Multiply(name: "\(name)se_excite")([x, y])
  }

  /// A window that goes in steps of two, with zeros of its own unless the network is Lite.
  private func halved(
    _ x: SymbolicTensor, window: Int, _ name: String, _ layer: (Padding) -> Layer
  ) throws -> SymbolicTensor {
    guard !isLite else { return try layer(.same)(x) }
    return try layer(.valid)(ZeroPadding2D(x.correctedPadding(window: window), name: name)(x))
  }

  private func normalized(_ name: String) -> Block {
    { try Activation(activation, name: "\(name)_activation")(BatchNormalization(name: "\(name)_bn")($0)) }
  }

  private func pointwise(_ filters: Int, _ name: String) -> Conv2D {
    Conv2D(filters, kernelSize: 1, padding: .same, useBias: false, name: name)
  }
}
