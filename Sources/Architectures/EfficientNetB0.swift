import NeuralNetworks

extension Architecture {
  /// EfficientNet-B0: depth, width and size of the pictures in proportion; it normalizes pixels itself.
  public static let efficientNetB0 = Architecture(
    name: "efficientNetB0", modelName: "efficientnetb0",
    facts: ArchitectureFacts(
      citation: "M. Tan and Q. V. Le, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks, "
        + "ICML 2019, arXiv:1905.11946",
      preprocessing: .none, parameterCount: 5_330_571, featureCount: 1280, megabytes: 29, top1: 0.771, top5: 0.933,
      depth: 132),
    head: .dense(namesPooling: true, dropout: 0.2),
    imageNetFeatures: { input, forImageNet in
      var x = try Normalization()(Rescaling(1 / 255)(input))
      // ImageNet's weights want pixels divided by the deviation; Normalization divides by the root of what they call
      // variance, which is the deviation (keras/src/applications/efficientnet.py, tensorflow issue 49930).
      if forImageNet { x = try Rescaling([0.229, 0.224, 0.225].map { 1 / Float($0).squareRoot() })(x) }
      return try EfficientNet(isLite: false).features(x)
    })
}
