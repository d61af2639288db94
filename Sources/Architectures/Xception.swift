import NeuralNetworks

extension Architecture {
  /// Xception: Inception taken to the extreme, every convolution separable.
  public static let xception = Architecture(
    name: "xception", modelName: "xception",
    facts: ArchitectureFacts(
      citation:
        "F. Chollet, Xception: Deep Learning with Depthwise Separable Convolutions, CVPR 2017, arXiv:1610.02357",
      defaultSize: 299, minimumSize: 71, preprocessing: .tf, parameterCount: 22_910_480, featureCount: 2048,
      megabytes: 88, top1: 0.790, top5: 0.945, depth: 81),
    head: .dense()
  ) { input in
    // Figure 5 of the paper: entry flow, middle flow, exit flow.
    var x = try convolution(32, strides: 2, "block1_conv1")(input)
    x = try convolution(64, strides: 1, "block1_conv2")(x)
    for (block, channels) in [(2, [128, 128]), (3, [256, 256]), (4, [728, 728])] {
      x = try reduction("block\(block)", channels, startsActivated: block > 2)(x)
    }
    for block in 5...12 {
      let y = try (1...3).reduce(x) { try separable(728, activatesBefore: true, "block\(block)_sepconv\($1)")($0) }
      x = try Add()([y, x])
    }
    x = try reduction("block13", [728, 1024], startsActivated: true)(x)
    x = try separable(1536, activatesAfter: true, "block14_sepconv1")(x)
    return try separable(2048, activatesAfter: true, "block14_sepconv2")(x)
  }

  /// Two separable convolutions and a pooling that halves the size, beside a convolution of one pixel that does the same.
  private static func reduction(_ name: String, _ channels: [Int], startsActivated: Bool) -> Block {
    { x in
      var y = try separable(channels[0], activatesBefore: startsActivated, "\(name)_sepconv1")(x)
      y = try separable(channels[1], activatesBefore: true, "\(name)_sepconv2")(y)
      y = try MaxPooling2D(poolSize: 3, strides: 2, padding: .same, name: "\(name)_pool")(y)
      let shortcut = try Conv2D(channels[1], kernelSize: 1, strides: 2, padding: .same, useBias: false)(x)
      return try Add()([y, BatchNormalization()(shortcut)])
    }
  }

  private static func convolution(_ filters: Int, strides: Int, _ name: String) -> Block {
    normalized(
      Conv2D(filters, kernelSize: 3, strides: strides, useBias: false, name: name), "\(name)_bn", .relu, "\(name)_act")
  }

  private static func separable(
    _ filters: Int, activatesBefore: Bool = false, activatesAfter: Bool = false, _ name: String
  ) -> Block {
    { x in
      let start = try activatesBefore ? Activation(.relu, name: "\(name)_act")(x) : x
      let layer = SeparableConv2D(filters, kernelSize: 3, padding: .same, useBias: false, name: name)
      return try normalized(layer, "\(name)_bn", activatesAfter ? .relu : .linear, "\(name)_act")(start)
    }
  }
}
