import NeuralNetworks

extension Architecture {
  /// VGG16: sixteen layers with weights, every convolution three by three.
  public static let vgg16 = vgg(
    16, repeats: [2, 2, 3, 3, 3], parameterCount: 138_357_544, megabytes: 528, top5: 0.901)

  /// VGG19: VGG16 with a fourth convolution in each of the last three blocks.
  public static let vgg19 = vgg(
    19, repeats: [2, 2, 4, 4, 4], parameterCount: 143_667_240, megabytes: 549, top5: 0.900)

  /// Table 1 of the paper, columns D and E.
  private static func vgg(
    _ depth: Int, repeats: [Int], parameterCount: Int, megabytes: Double, top5: Double
  ) -> Architecture {
    Architecture(
      name: "vgg\(depth)", modelName: "vgg\(depth)",
      facts: ArchitectureFacts(
        citation: "K. Simonyan and A. Zisserman, Very Deep Convolutional Networks for Large-Scale Image Recognition, "
          + "ICLR 2015, arXiv:1409.1556",
        preprocessing: .caffe, parameterCount: parameterCount, featureCount: 512, megabytes: megabytes, top1: 0.713,
        top5: top5, depth: depth),
      head: Head { map, classes in
        let row = try Flatten(name: "flatten")(map)
        let hidden = try ["fc1", "fc2"].reduce(row) { try Dense(4096, activation: .relu, name: $1)($0) }
        return try Dense(classes, activation: .softmax, name: "predictions")(hidden)
      }
    ) { input in
      var x = input
      for (index, (channels, count)) in zip([64, 128, 256, 512, 512], repeats).enumerated() {
        let block = "block\(index + 1)"
        for number in 1...count {
          x = try Conv2D(
            channels, kernelSize: 3, padding: .same, activation: .relu, name: "\(block)_conv\(number)")(x)
        }
        x = try MaxPooling2D(poolSize: 2, strides: 2, name: "\(block)_pool")(x)
      }
      return x
    }
  }
}
