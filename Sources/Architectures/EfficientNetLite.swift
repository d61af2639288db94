import NeuralNetworks

extension Architecture {
  /// EfficientNet-Lite0: EfficientNet-B0 without squeeze-and-excitation and with ReLU6, for phones.
  public static let efficientNetLite0 = Architecture(
    name: "efficientNetLite0", modelName: "efficientnetlite0",
    facts: ArchitectureFacts(
      citation: "M. Tan and Q. V. Le, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks, "
        + "ICML 2019, arXiv:1905.11946; "
        + "R. Liu, Higher accuracy on vision models with EfficientNet-Lite, TensorFlow Blog, 2020",
      preprocessing: .lite, parameterCount: 4_694_024, featureCount: 1280),
    head: .dense(namesPooling: true, dropout: 0.2)
  ) { input in
    // Table 1 of the paper. Lite keeps the stem's 32 and the head's 1280 channels at every size.
    let rows: [(expansion: Int, channels: Int, repeats: Int, stride: Int, kernel: Int)] = [
      (1, 16, 1, 1, 3), (6, 24, 2, 2, 3), (6, 40, 2, 2, 5), (6, 80, 3, 2, 3), (6, 112, 3, 1, 5), (6, 192, 4, 2, 5),
      (6, 320, 1, 1, 3),
    ]
    let total = rows.map(\.repeats).reduce(0, +)
    var x = try normalized(pointwise(32, kernel: 3, strides: 2, "stem_conv"), "stem_bn", .relu6, "stem_activation")(
      input)
    var (channels, done) = (32, 0)
    for (number, row) in rows.enumerated() {
      for (letter, index) in zip("abcd", 0..<row.repeats) {
        x = try bottleneck(
          "block\(number + 1)\(letter)", from: channels, to: row.channels, expansion: row.expansion, kernel: row.kernel,
          stride: index == 0 ? row.stride : 1, dropRate: 0.2 * Float(done) / Float(total))(x)
        (channels, done) = (row.channels, done + 1)
      }
    }
    return try normalized(pointwise(1280, "top_conv"), "top_bn", .relu6, "top_activation")(x)
  }

  /// Widen, convolve by channel, narrow (MobileNetV2's inverted residual): `[H, W, from] -> [H / stride, W / stride, to]`.
  private static func bottleneck(
    _ name: String, from: Int, to: Int, expansion: Int, kernel: Int, stride: Int, dropRate: Float
  ) -> Block {
    { x in
      var y = x
      if expansion > 1 {
        let expand = "\(name)_expand"
        y = try normalized(
          pointwise(from * expansion, "\(expand)_conv"), "\(expand)_bn", .relu6, "\(expand)_activation")(y)
      }
      let depthwise = DepthwiseConv2D(
        kernelSize: kernel, strides: stride, padding: .same, useBias: false, name: "\(name)_dwconv")
      y = try normalized(depthwise, "\(name)_bn", .relu6, "\(name)_activation")(y)
      y = try normalized(pointwise(to, "\(name)_project_conv"), "\(name)_project_bn")(y)
      guard stride == 1, from == to else { return y }
      return try Add(name: "\(name)_add")([Dropout(dropRate, name: "\(name)_drop")(y), x])
    }
  }

  private static func pointwise(_ filters: Int, kernel: Int = 1, strides: Int = 1, _ name: String) -> Conv2D {
    Conv2D(filters, kernelSize: kernel, strides: strides, padding: .same, useBias: false, name: name)
  }
}
