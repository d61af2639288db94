import Foundation

extension Architecture {
  /// MobileNetV2: MobileNet with blocks that widen, convolve by channel and narrow, and ways around them.
  public static let mobileNetV2 = mobileNetV2(alpha: 1, megabytes: 14, top1: 0.713, top5: 0.901, depth: 105)

  /// MobileNetV2 with other widths.
  ///
  /// - Parameter alpha: the share of the paper's channels; ImageNet's weights are there for 0.35, 0.5, 0.75, 1, 1.3 and 1.4.
  public static func mobileNetV2(alpha: Double) -> Architecture {
    alpha == 1 ? mobileNetV2 : mobileNetV2(alpha: alpha, depth: 105)
  }

  /// MobileNetV2 as PyTorch trains it: windows that go in steps of two have a zero on each side, batch normalization has
  /// an epsilon of 1e-5, and pictures are normalized by ImageNet's mean and deviation. Source: torchvision's `mobilenetv2.py`.
  public static let mobileNetV2Torch = mobileNetV2(alpha: 1, isTorch: true)

  private static func mobileNetV2(
    alpha: Double, isTorch: Bool = false, megabytes: Double? = nil, top1: Double? = nil, top5: Double? = nil,
    depth: Int? = nil
  ) -> Architecture {
    let network = MobileNetV2Features(alpha: alpha, isTorch: isTorch)
    return Architecture(
      name: isTorch ? "mobileNetV2Torch" : MobileNetWidth.name("mobileNetV2", alpha),
      modelName: String(format: "mobilenetv2_%@%.2f_224", isTorch ? "torch_" : "", alpha),
      facts: ArchitectureFacts(
        citation: "M. Sandler, A. Howard, M. Zhu, A. Zhmoginov and L.-C. Chen, MobileNetV2: Inverted Residuals and "
          + "Linear Bottlenecks, CVPR 2018, arXiv:1801.04381",
        preprocessing: isTorch ? .torch : .tf, parameterCount: network.parameterCount,
        featureCount: network.featureCount, megabytes: megabytes, top1: top1, top5: top5, depth: depth),
      head: .dense(topPooling: nil), features: network.callAsFunction)
  }
}
