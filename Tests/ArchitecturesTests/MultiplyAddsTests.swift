import NeuralNetworks
import Testing

@testable import Architectures

/// What a network costs, against what its authors say of it.
struct MultiplyAddsTests {
  /// In millions, and how far the authors' rounding may be off.
  @Test(arguments: [
    // K. Simonyan, A. Zisserman (arXiv:1409.1556) give none; K. He et al. (arXiv:1512.03385), figure 3, count 19.6 billion for VGG-19
    // and, table 1, 3.8 billion for ResNet-50, 7.6 for ResNet-101 and 11.3 for ResNet-152.
    ("vgg19", 19_600, 60), ("resNet50", 3_800, 70), ("resNet101", 7_600, 70), ("resNet152", 11_300, 50),
    // A. Howard et al. (arXiv:1704.04861), table 6: 569 and 325, 149 and 41 million.
    ("mobileNet", 569, 1), ("mobileNet_0.75", 325, 1), ("mobileNet_0.5", 149, 1), ("mobileNet_0.25", 41, 1),
    // M. Sandler et al. (arXiv:1801.04381), table 4: 300 and 585 million.
    ("mobileNetV2", 300, 2), ("mobileNetV2_1.4", 585, 4),
    // M. Tan, Q. Le (arXiv:1905.11946), table 2: 0.39 billion; the authors' EfficientNet-Lite: 407 million.
    ("efficientNetB0", 390, 10), ("efficientNetLite0", 407, 25),
    // B. Zoph et al. (arXiv:1707.07012), table 3: 564 million for NASNet-A (4 @ 1056).
    ("nasNetMobile", 564, 10),
  ])
  func theyAreAsManyAsTheAuthorsSay(_ name: String, _ millions: Int, _ tolerance: Int) throws {
    let model = try Architecture.named(name).build(inputShape: [224, 224, 3])
    let found = Double(try #require(model.multiplyAdds)) / 1e6
    #expect(abs(found - Double(millions)) <= Double(tolerance), "\(name): \(found)")
  }

  /// By hand: 3 × 3 pixels of 4 channels in 2 groups to 6, one by one, pointwise, then dense, in a model within a model.
  @Test func everyKindOfLayerCounts() throws {
    let inner = Sequential(
      InputLayer(shape: [8, 8, 4]), Conv2D(6, kernelSize: 3, padding: .same, groups: 2),
      BatchNormalization(), DepthwiseConv2D(kernelSize: 3, strides: 2, padding: .same, depthMultiplier: 2),
      SeparableConv2D(5, kernelSize: 3), Flatten())
    let model = Sequential(inner, Dense(3))
    let (grouped, depthwise) = (64 * 3 * 3 * 2 * 6, 16 * 3 * 3 * 12)
    let separable = 4 * (3 * 3 * 12 + 12 * 5)
    #expect(model.multiplyAdds == grouped + depthwise + separable + 20 * 3)
  }

  @Test func theShapeHasToBeKnown() throws {
    let model = try Architecture.resNet50.build(includeTop: false)
    #expect(model.multiplyAdds == nil)
    let (small, large) = (try model.multiplyAdds(of: [64, 64, 3]), try model.multiplyAdds(of: [128, 128, 3]))
    #expect(large == 4 * small)
    #expect(throws: ModelError.self) { try model.multiplyAdds(of: [nil, nil, 3]) }
    #expect(throws: ModelError.self) { try model.multiplyAdds(of: [64, 64, 1]) }
  }
}
