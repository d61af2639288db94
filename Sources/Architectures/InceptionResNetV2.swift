import NeuralNetworks

extension Architecture {
  /// InceptionResNetV2: Inception modules as residuals.
  public static let inceptionResNetV2 = Architecture(
    name: "inceptionResNetV2", modelName: "inception_resnet_v2",
    facts: ArchitectureFacts(
      citation: "C. Szegedy, S. Ioffe, V. Vanhoucke and A. Alemi, "
        + "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning, AAAI 2017, arXiv:1602.07261",
      defaultSize: 299, minimumSize: 75, preprocessing: .tf, parameterCount: 55_873_736, featureCount: 1536,
      megabytes: 215, top1: 0.803, top5: 0.953, depth: 449),
    head: .dense()
  ) { try Inception.resNetV2($0) }
}

extension Inception {
  /// Figures 15 to 19 of the paper, with the stem of InceptionV3 and one more layer behind it, as in the published weights.
  fileprivate static func resNetV2(_ input: SymbolicTensor) throws -> SymbolicTensor {
    try chain([
      stem,
      module(
        "mixed_5b",
        [
          [convolution(96)], [convolution(48), convolution(64, 5)],
          [convolution(64), convolution(96, 3), convolution(96, 3)], [average, convolution(64)],
        ]),
      residuals(
        "block35", 1...10, scale: 0.17,
        [
          [convolution(32)], [convolution(32), convolution(32, 3)],
          [convolution(32), convolution(48, 3), convolution(64, 3)],
        ]),
      module("mixed_6a", [[halved(384)], [convolution(256), convolution(256, 3), halved(384)], [maximum]]),
      residuals(
        "block17", 1...20, scale: 0.1,
        [[convolution(192)], [convolution(128), convolution(160, 1, 7), convolution(192, 7, 1)]]),
      module(
        "mixed_7a",
        [
          [convolution(256), halved(384)], [convolution(256), halved(288)],
          [convolution(256), convolution(288, 3), halved(320)], [maximum],
        ]),
      residuals("block8", 1...9, scale: 0.2, smallest), residuals("block8", 10...10, scale: 1, smallest, isLast: true),
      convolution(1536, name: "conv_7b"),
    ])(input)
  }

  private static var smallest: [[Block]] {
    [[convolution(192)], [convolution(192), convolution(224, 1, 3), convolution(256, 3, 1)]]
  }

  /// Blocks of `x + scale · convolution(branches(x))` and ReLU; the last block of all has none.
  private static func residuals(
    _ name: String, _ numbers: ClosedRange<Int>, scale: Float, _ branches: [[Block]], isLast: Bool = false
  ) -> Block {
    chain(
      numbers.map { "\(name)_\($0)" }.map { name in
        { x in
          let mixed = try module("\(name)_mixed", branches)(x)
          let residual = try Conv2D(x.shape[-1] ?? 0, kernelSize: 1, padding: .same, name: "\(name)_conv")(mixed)
          let sum = try CustomScaleLayer(scale)([x, residual])
          return try isLast ? sum : Activation(.relu, name: "\(name)_ac")(sum)
        }
      })
  }
}
