import Foundation
import NeuralNetworks
import Tensors

extension Architecture {
  /// MobileNet: convolutions by channel, then of one pixel; small enough for phones.
  public static let mobileNet = mobileNet(alpha: 1, megabytes: 16, top1: 0.704, top5: 0.895)

  /// MobileNet with other widths.
  ///
  /// - Parameter alpha: the share of the paper's channels; ImageNet's weights are there for 0.25, 0.5, 0.75 and 1.
  public static func mobileNet(alpha: Double) -> Architecture {
    alpha == 1 ? mobileNet : mobileNet(alpha: alpha, megabytes: nil, top1: nil, top5: nil)
  }

  private static func mobileNet(alpha: Double, megabytes: Double?, top1: Double?, top5: Double?) -> Architecture {
    // Table 1 of the paper: channels and stride.
    let rows = [
      (64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1),
      (1024, 2), (1024, 1),
    ].map { (channels: MobileNetWidth.share(alpha, of: $0), stride: $1) }
    let stem = MobileNetWidth.share(alpha, of: 32)
    let features = rows.last?.channels ?? 0
    // Stem, then a window by channel, a convolution of a pixel and their normalizations, then the classifier.
    let inner = zip([stem] + rows.map(\.channels), rows).map { (9 + 4) * $0 + ($0 + 4) * $1.channels }.reduce(0, +)
    return Architecture(
      name: MobileNetWidth.name("mobileNet", alpha), modelName: String(format: "mobilenet_%.2f_224", alpha),
      facts: ArchitectureFacts(
        citation: "A. G. Howard et al., MobileNets: Efficient Convolutional Neural Networks for Mobile Vision "
          + "Applications, 2017, arXiv:1704.04861",
        preprocessing: .tf, parameterCount: (27 + 4) * stem + inner + 1000 * (features + 1),
        featureCount: features, megabytes: megabytes, top1: top1, top5: top5, depth: 55),
      head: Head { map, classes in
        var x = try Dropout(1e-3, name: "dropout")(GlobalAveragePooling2D(keepDims: true)(map))
        x = try Conv2D(classes, kernelSize: 1, padding: .same, name: "conv_preds")(x)
        return try Activation(.softmax, name: "predictions")(Reshape([classes], name: "reshape_2")(x))
      }
    ) { input in
      guard stem > 0 else { throw ArchitectureError.alpha(alpha) }
      var x = try activated(
        Conv2D(stem, kernelSize: 3, strides: 2, padding: .same, useBias: false, name: "conv1"), "conv1")(input)
      for (index, row) in rows.enumerated() { x = try separable(row.channels, stride: row.stride, index + 1)(x) }
      return x
    }
  }

  /// A convolution by channel and one of a pixel: `[H, W, C] -> [H / stride, W / stride, channels]`.
  private static func separable(_ channels: Int, stride: Int, _ number: Int) -> Block {
    { x in
      let halves = stride == 2
      let start = try halves ? ZeroPadding2D(EdgePadding(bottom: 1, right: 1), name: "conv_pad_\(number)")(x) : x
      let depthwise = DepthwiseConv2D(
        kernelSize: 3, strides: stride, padding: halves ? .valid : .same, useBias: false, name: "conv_dw_\(number)")
      let pointwise = Conv2D(channels, kernelSize: 1, padding: .same, useBias: false, name: "conv_pw_\(number)")
      return try activated(pointwise, "conv_pw_\(number)")(activated(depthwise, "conv_dw_\(number)")(start))
    }
  }

  private static func activated(_ layer: Layer, _ name: String) -> Block {
    { try ReLU(maxValue: 6, name: "\(name)_relu")(BatchNormalization(name: "\(name)_bn")(layer($0))) }
  }
}
