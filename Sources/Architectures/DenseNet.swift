import NeuralNetworks

extension Architecture {
  /// DenseNet-121: every layer of a block sees all the layers before it.
  public static let denseNet121 = denseNet(
    121, repeats: [6, 12, 24, 16], parameterCount: 8_062_504, featureCount: 1024, megabytes: 33, top1: 0.750,
    top5: 0.923, depth: 242)

  /// DenseNet-169: with blocks of 6, 12, 32 and 32.
  public static let denseNet169 = denseNet(
    169, repeats: [6, 12, 32, 32], parameterCount: 14_307_880, featureCount: 1664, megabytes: 57, top1: 0.762,
    top5: 0.932, depth: 338)

  /// DenseNet-201: with blocks of 6, 12, 48 and 32.
  public static let denseNet201 = denseNet(
    201, repeats: [6, 12, 48, 32], parameterCount: 20_242_984, featureCount: 1920, megabytes: 80, top1: 0.773,
    top5: 0.936, depth: 402)

  /// Table 1 of the paper, with a growth of 32 channels a layer and transitions that halve them.
  private static func denseNet(
    _ layers: Int, repeats: [Int], parameterCount: Int, featureCount: Int, megabytes: Double, top1: Double,
    top5: Double, depth: Int
  ) -> Architecture {
    Architecture(
      name: "denseNet\(layers)", modelName: "densenet\(layers)",
      facts: ArchitectureFacts(
        citation: "G. Huang, Z. Liu, L. van der Maaten and K. Q. Weinberger, Densely Connected Convolutional Networks, "
          + "CVPR 2017, arXiv:1608.06993",
        preprocessing: .torch, parameterCount: parameterCount, featureCount: featureCount, megabytes: megabytes,
        top1: top1, top5: top5, depth: depth),
      head: .dense(namesPooling: true)
    ) { input in
      var x = try Conv2D(64, kernelSize: 7, strides: 2, useBias: false, name: "conv1_conv")(ZeroPadding2D(3)(input))
      x = try activated("conv1_bn", "conv1_relu")(x)
      x = try MaxPooling2D(poolSize: 3, strides: 2, name: "pool1")(ZeroPadding2D(1)(x))
      for (index, count) in repeats.enumerated() {
        let stage = index + 2
        for layer in 1...count { x = try growth(32, "conv\(stage)_block\(layer)")(x) }
        if stage < 5 { x = try transition("pool\(stage)")(x) }
      }
      return try activated("bn", "relu")(x)
    }
  }

  /// Some channels more, made from all: `[H, W, C] -> [H, W, C + channels]`.
  private static func growth(_ channels: Int, _ name: String) -> Block {
    { x in
      var y = try activated("\(name)_0_bn", "\(name)_0_relu")(x)
      y = try Conv2D(4 * channels, kernelSize: 1, useBias: false, name: "\(name)_1_conv")(y)
      y = try activated("\(name)_1_bn", "\(name)_1_relu")(y)
      y = try Conv2D(channels, kernelSize: 3, padding: .same, useBias: false, name: "\(name)_2_conv")(y)
      return try Concatenate(name: "\(name)_concat")([x, y])
    }
  }

  /// Half the channels, half the size: `[H, W, C] -> [H / 2, W / 2, C / 2]`.
  private static func transition(_ name: String) -> Block {
    { x in
      let y = try Conv2D((x.shape[-1] ?? 0) / 2, kernelSize: 1, useBias: false, name: "\(name)_conv")(
        activated("\(name)_bn", "\(name)_relu")(x))
      return try AveragePooling2D(poolSize: 2, strides: 2, name: "\(name)_pool")(y)
    }
  }

  private static func activated(_ normalization: String, _ name: String) -> Block {
    { try Activation(.relu, name: name)(BatchNormalization(epsilon: 1.001e-5, name: normalization)($0)) }
  }
}
