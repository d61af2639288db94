extension TorchNames {
  /// MobileNetV2 as `torchvision.models.mobilenet_v2` names it: convolution and batch norm are one module within a block.
  static let mobileNetV2Torchvision = mobileNetV2(
    "MobileNetV2 by torchvision",
    expansion: ("conv.0.0", "conv.0.1"), depthwise: ("conv.1.0", "conv.1.1"), projection: ("conv.2", "conv.3"),
    firstDepthwise: ("conv.0.0", "conv.0.1"), firstProjection: ("conv.1", "conv.2"), tops: ["classifier.1"])

  /// MobileNetV2 as its first ports to PyTorch name it (tonylins/pytorch-mobilenet-v2): a block is one sequence, in which
  /// the activations count.
  static let mobileNetV2Sequential = mobileNetV2(
    "MobileNetV2 by pytorch-mobilenet-v2",
    expansion: ("conv.0", "conv.1"), depthwise: ("conv.3", "conv.4"), projection: ("conv.6", "conv.7"),
    firstDepthwise: ("conv.0", "conv.1"), firstProjection: ("conv.3", "conv.4"), tops: ["classifier", "classifier.1"])

  /// `features.0` is the stem, `features.1` the block that does not expand, `features.18` the head.
  private static func mobileNetV2(
    _ subject: String, expansion: (String, String), depthwise: (String, String), projection: (String, String),
    firstDepthwise: (String, String), firstProjection: (String, String), tops: [String]
  ) -> TorchNames {
    func rows(_ block: Int, _ torch: (String, String), _ keras: String, isDepthwise: Bool = false) -> [Row] {
      let prefix = "features.\(block)."
      return normalized(
        (prefix + torch.0, prefix + torch.1), (keras, "\(keras)_BN"), isDepthwise: isDepthwise)
    }
    var all = normalized(("features.0.0", "features.0.1"), ("Conv1", "bn_Conv1"))
    all += rows(1, firstDepthwise, "expanded_conv_depthwise", isDepthwise: true)
    all += rows(1, firstProjection, "expanded_conv_project")
    for block in 1...16 {
      all += rows(block + 1, expansion, "block_\(block)_expand")
      all += rows(block + 1, depthwise, "block_\(block)_depthwise", isDepthwise: true)
      all += rows(block + 1, projection, "block_\(block)_project")
    }
    all += normalized(("features.18.0", "features.18.1"), ("Conv_1", "Conv_1_bn"))
    // Keras's own has the same weights, but pads like TensorFlow and has another epsilon.
    return TorchNames(
      subject: subject, rows: all, tops: tops.map { dense($0, "predictions") },
      telltale: ("Conv1_pad", "mobileNetV2Torch"))
  }
}
