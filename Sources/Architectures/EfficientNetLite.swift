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
  ) { try EfficientNet(isLite: true).features($0) }
}
