import NeuralNetworks

extension Architecture {
  /// ResNet-50: blocks of three convolutions, each with a way around it.
  public static let resNet50 = resNet(
    50, repeats: [3, 4, 6, 3], parameterCount: 25_636_712, megabytes: 98, top1: 0.749, top5: 0.921, depth: 107)

  /// ResNet-101: ResNet-50 with 23 blocks where the picture is 14 by 14.
  public static let resNet101 = resNet(
    101, repeats: [3, 4, 23, 3], parameterCount: 44_707_176, megabytes: 171, top1: 0.764, top5: 0.928, depth: 209)

  /// ResNet-152: with 8 and 36 blocks in the middle.
  public static let resNet152 = resNet(
    152, repeats: [3, 8, 36, 3], parameterCount: 60_419_944, megabytes: 232, top1: 0.766, top5: 0.931, depth: 311)

  /// Table 1 of the paper; stride 2 is in a block's first convolution, as in the authors' own Caffe models.
  private static func resNet(
    _ layers: Int, repeats: [Int], parameterCount: Int, megabytes: Double, top1: Double, top5: Double, depth: Int
  ) -> Architecture {
    Architecture(
      name: "resNet\(layers)", modelName: "resnet\(layers)",
      facts: ArchitectureFacts(
        citation: "K. He, X. Zhang, S. Ren and J. Sun, Deep Residual Learning for Image Recognition, CVPR 2016, "
          + "arXiv:1512.03385",
        preprocessing: .caffe, parameterCount: parameterCount, featureCount: 2048, megabytes: megabytes, top1: top1,
        top5: top5, depth: depth),
      head: .dense(namesPooling: true)
    ) { input in
      var x = try ZeroPadding2D(3, name: "conv1_pad")(input)
      x = try convolution(64, 7, strides: 2, "conv1", activates: true)(x)
      x = try MaxPooling2D(poolSize: 3, strides: 2, name: "pool1_pool")(ZeroPadding2D(1, name: "pool1_pad")(x))
      for (index, (channels, count)) in zip([64, 128, 256, 512], repeats).enumerated() {
        for block in 1...count {
          x = try bottleneck(
            channels, strides: index > 0 && block == 1 ? 2 : 1, projects: block == 1,
            "conv\(index + 2)_block\(block)")(x)
        }
      }
      return x
    }
  }

  /// Narrow, convolve, widen, and add what came in: `[H, W, C] -> [H / strides, W / strides, 4 · channels]`.
  private static func bottleneck(_ channels: Int, strides: Int, projects: Bool, _ name: String) -> Block {
    { x in
      let shortcut = try projects ? convolution(4 * channels, 1, strides: strides, "\(name)_0")(x) : x
      var y = try convolution(channels, 1, strides: strides, "\(name)_1", activates: true)(x)
      y = try convolution(channels, 3, padding: .same, "\(name)_2", activates: true)(y)
      y = try convolution(4 * channels, 1, "\(name)_3")(y)
      return try Activation(.relu, name: "\(name)_out")(Add(name: "\(name)_add")([shortcut, y]))
    }
  }

  private static func convolution(
    _ filters: Int, _ window: Int, strides: Int = 1, padding: Padding = .valid, _ name: String, activates: Bool = false
  ) -> Block {
    normalized(
      Conv2D(filters, kernelSize: window, strides: strides, padding: padding, name: "\(name)_conv"), "\(name)_bn",
      epsilon: 1.001e-5, activates ? .relu : .linear, "\(name)_relu")
  }
}
