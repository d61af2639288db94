/// What a PyTorch file seems to hold, by names that well-known networks give their weights: for the sentence that says that
/// it cannot be read.
enum TorchGuess {
  /// The network in a few words; nil when nothing is like one that is known.
  static func subject(of names: some Collection<String>) -> String? {
    signs.first { sign in names.contains { $0.hasPrefix(sign.start) && $0.contains(sign.part) } }?.subject
  }

  /// The first that fits counts.
  private static let signs: [(start: String, part: String, subject: String)] = [
    ("_blocks.", "._se_reduce.", "an EfficientNet with squeeze-and-excitation, not a Lite one"),
    ("_blocks.", "._depthwise_conv.", "an EfficientNet of another size than Lite0"),
    ("layer1.0.", "conv3.weight", "a ResNet with bottlenecks, such as ResNet50"),
    ("layer1.0.", "conv2.weight", "a small ResNet, such as ResNet18"),
    ("features.denseblock1.", "denselayer1.", "a DenseNet"),
    ("Mixed_5b.", ".conv.weight", "InceptionV3"),
    ("features.1.block.", "weight", "one of torchvision's MobileNetV3, EfficientNet or ConvNeXt"),
    ("features.1.0.block.", "weight", "one of torchvision's EfficientNet or ConvNeXt"),
    ("features.1.conv.", "weight", "a MobileNetV2 whose blocks are not the paper's"),
    ("blocks.0.0.", "weight", "one of timm's EfficientNet or MobileNet"),
    ("classifier.6.", "weight", "a VGG or AlexNet"),
    ("encoder.", "attn", "a transformer"), ("encoder.", "attention", "a transformer"),
    ("blocks.0.attn.", "weight", "a vision transformer"),
  ]
}
