import NeuralNetworks
import Tensors

/// MobileNetV2 of one width up to its last feature map: `[H, W, C] -> [H / 32, W / 32, featureCount]`, rounded up.
struct MobileNetV2Features: Sendable {
  /// The share of the paper's channels.
  let alpha: Double
  /// Whether padding and epsilon are PyTorch's.
  let isTorch: Bool

  /// Table 2 of the paper.
  private let rows: [(expansion: Int, channels: Int, repeats: Int, stride: Int)] = [
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
  ]

  private var stem: Int { MobileNetWidth.divisible(32 * alpha) }

  /// No narrower than the paper's, but wider.
  var featureCount: Int { MobileNetWidth.divisible(1280 * max(alpha, 1)) }

  private var blocks: [(expansion: Int, from: Int, to: Int, stride: Int)] {
    var from = stem
    return rows.flatMap { row in
      let to = MobileNetWidth.divisible(Double(MobileNetWidth.share(alpha, of: row.channels)))
      return (0..<row.repeats).map { index in
        defer { from = to }
        return (row.expansion, from, to, index == 0 ? row.stride : 1)
      }
    }
  }

  var parameterCount: Int {
    let inner = blocks.map { block in
      let wide = block.from * block.expansion
      return (block.expansion > 1 ? (block.from + 4) * wide : 0) + (9 + 4 + block.to) * wide + 4 * block.to
    }
    let last = ((blocks.last?.to ?? 0) + 4) * featureCount
    return (27 + 4) * stem + inner.reduce(0, +) + last + 1000 * (featureCount + 1)
  }

  @Sendable func callAsFunction(_ input: SymbolicTensor) throws -> SymbolicTensor {
    guard alpha > 0, alpha <= 100 else { throw ArchitectureError.alpha(alpha) }
    let start = try isTorch ? ZeroPadding2D(1, name: "Conv1_pad")(input) : input
    let first = Conv2D(
      stem, kernelSize: 3, strides: 2, padding: isTorch ? .valid : .same, useBias: false, name: "Conv1")
    var x = try activated("Conv1_relu")(normalized(first, "bn_Conv1")(start))
    for (index, block) in blocks.enumerated() {
      x = try bottleneck(
        index == 0 ? "expanded_conv_" : "block_\(index)_", from: block.from, to: block.to, expansion: block.expansion,
        stride: block.stride)(x)
    }
    let last = Conv2D(featureCount, kernelSize: 1, useBias: false, name: "Conv_1")
    return try activated("out_relu")(normalized(last, "Conv_1_bn")(x))
  }

  /// Widen, convolve by channel, narrow: `[H, W, from] -> [H / stride, W / stride, to]`.
  private func bottleneck(_ name: String, from: Int, to: Int, expansion: Int, stride: Int) -> Block {
    { x in
      var y = x
      if expansion > 1 {
        y = try activated("\(name)expand_relu")(pointwise(from * expansion, "\(name)expand")(y))
      }
      if stride == 2 {
        let zeros = isTorch ? EdgePadding(top: 1, bottom: 1, left: 1, right: 1) : y.correctedPadding(window: 3)
        y = try ZeroPadding2D(zeros, name: "\(name)pad")(y)
      }
      let depthwise = DepthwiseConv2D(
        kernelSize: 3, strides: stride, padding: stride == 2 ? .valid : .same, useBias: false, name: "\(name)depthwise")
      y = try activated("\(name)depthwise_relu")(normalized(depthwise, "\(name)depthwise_BN")(y))
      y = try pointwise(to, "\(name)project")(y)
      return try stride == 1 && from == to ? Add(name: "\(name)add")([x, y]) : y
    }
  }

  private func pointwise(_ filters: Int, _ name: String) -> Block {
    normalized(
      Conv2D(filters, kernelSize: 1, padding: .same, useBias: false, name: name), "\(name)_BN")
  }

  private func normalized(_ layer: Layer, _ name: String) -> Block {
    {
      try BatchNormalization(momentum: isTorch ? 0.9 : 0.999, epsilon: isTorch ? 1e-5 : 1e-3, name: name)(layer($0))
    }
  }

  private func activated(_ name: String) -> Block { { try ReLU(maxValue: 6, name: name)($0) } }
}
