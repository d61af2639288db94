import NeuralNetworks

extension Architecture {
  /// ResNet-50 version 2: normalization and activation come before each convolution.
  public static let resNet50V2 = resNetV2(
    50, repeats: [3, 4, 6, 3], parameterCount: 25_613_800, megabytes: 98, top1: 0.760, top5: 0.930, depth: 103)

  /// ResNet-101 version 2.
  public static let resNet101V2 = resNetV2(
    101, repeats: [3, 4, 23, 3], parameterCount: 44_675_560, megabytes: 171, top1: 0.772, top5: 0.938, depth: 205)

  /// ResNet-152 version 2.
  public static let resNet152V2 = resNetV2(
    152, repeats: [3, 8, 36, 3], parameterCount: 60_380_648, megabytes: 232, top1: 0.780, top5: 0.942, depth: 307)

  /// The first paper's table 1 with the second one's blocks (figure 1b); stride 2 is in a stage's last block.
  private static func resNetV2(
    _ layers: Int, repeats: [Int], parameterCount: Int, megabytes: Double, top1: Double, top5: Double, depth: Int
  ) -> Architecture {
    Architecture(
      name: "resNet\(layers)V2", modelName: "resnet\(layers)v2",
      facts: ArchitectureFacts(
        citation: "K. He, X. Zhang, S. Ren and J. Sun, Identity Mappings in Deep Residual Networks, ECCV 2016, "
          + "arXiv:1603.05027",
        preprocessing: .tf, parameterCount: parameterCount, featureCount: 2048, megabytes: megabytes, top1: top1,
        top5: top5, depth: depth),
      head: .dense(namesPooling: true)
    ) { input in
      var x = try ZeroPadding2D(3, name: "conv1_pad")(input)
      x = try Conv2D(64, kernelSize: 7, strides: 2, name: "conv1_conv")(x)
      x = try MaxPooling2D(poolSize: 3, strides: 2, name: "pool1_pool")(ZeroPadding2D(1, name: "pool1_pad")(x))
      for (index, (channels, count)) in zip([64, 128, 256, 512], repeats).enumerated() {
        for block in 1...count {
          x = try bottleneck(
            channels, strides: index < 3 && block == count ? 2 : 1, projects: block == 1,
            "conv\(index + 2)_block\(block)")(x)
        }
      }
      return try activated("post")(x)
    }
  }

  /// Narrow, convolve, widen, and add what came in: `[H, W, C] -> [H / strides, W / strides, 4 · channels]`.
  private static func bottleneck(_ channels: Int, strides: Int, projects: Bool, _ name: String) -> Block {
    { x in
      let start = try activated("\(name)_preact")(x)
      var shortcut = x
      if projects {
        shortcut = try Conv2D(4 * channels, kernelSize: 1, strides: strides, name: "\(name)_0_conv")(start)
      } else if strides > 1 {
        shortcut = try MaxPooling2D(poolSize: 1, strides: strides)(x)
      }
      var y = try Conv2D(channels, kernelSize: 1, useBias: false, name: "\(name)_1_conv")(start)
      y = try ZeroPadding2D(1, name: "\(name)_2_pad")(activated("\(name)_1")(y))
      y = try Conv2D(channels, kernelSize: 3, strides: strides, useBias: false, name: "\(name)_2_conv")(y)
      y = try Conv2D(4 * channels, kernelSize: 1, name: "\(name)_3_conv")(activated("\(name)_2")(y))
      return try Add(name: "\(name)_out")([shortcut, y])
    }
  }

  private static func activated(_ name: String) -> Block {
    { try Activation(.relu, name: "\(name)_relu")(BatchNormalization(epsilon: 1.001e-5, name: "\(name)_bn")($0)) }
  }
}
