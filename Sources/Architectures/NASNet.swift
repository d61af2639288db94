import NeuralNetworks
import Tensors

/// The cells of NASNet-A (figure 4 of its paper).
enum NASNet {
  /// What a cell makes of the value of the cell before and of the one before that, which the first cell has not.
  typealias Cell = (
    _ x: SymbolicTensor, _ previous: SymbolicTensor?, _ filters: Int, _ name: String
  ) throws -> SymbolicTensor

  /// The cell that keeps the size: `[H, W, C], [H', W', C'] -> [H, W, 6 · filters]`.
  static func normal(
    _ x: SymbolicTensor, _ previous: SymbolicTensor?, _ filters: Int, _ name: String
  ) throws -> SymbolicTensor {
    func separable(_ window: Int, _ part: String) -> Block { Self.separable(filters, window, "normal_\(part)_\(name)") }
    func average(_ part: String) -> AveragePooling2D {
      AveragePooling2D(poolSize: 3, strides: 1, padding: .same, name: "normal_\(part)_\(name)")
    }
    func sum(_ number: Int, _ parts: [SymbolicTensor]) throws -> SymbolicTensor {
      try Add(name: "normal_add_\(number)_\(name)")(parts)
    }
    let p = try adjusted(previous, to: x, filters, name)
    let h = try squeezed(x, filters, kind: "normal", name)
    let sums = try [
      sum(1, [separable(5, "left1")(h), separable(3, "right1")(p)]),
      sum(2, [separable(5, "left2")(p), separable(3, "right2")(p)]),
      sum(3, [average("left3")(h), p]),
      sum(4, [average("left4")(p), average("right4")(p)]),
      sum(5, [separable(3, "left5")(h), h]),
    ]
    return try Concatenate(name: "normal_concat_\(name)")([p] + sums)
  }

  /// The cell that halves the size: `[H, W, C], [H', W', C'] -> [H / 2, W / 2, 4 · filters]`, rounded up.
  static func reduction(
    _ x: SymbolicTensor, _ previous: SymbolicTensor?, _ filters: Int, _ name: String
  ) throws -> SymbolicTensor {
    func separable(_ window: Int, strides: Int = 2, _ part: String) -> Block {
      Self.separable(filters, window, strides: strides, "reduction_\(part)_\(name)")
    }
    let p = try adjusted(previous, to: x, filters, name)
    let h = try squeezed(x, filters, kind: "reduction", name)
    let padded = try ZeroPadding2D(h.correctedPadding(window: 3), name: "reduction_pad_1_\(name)")(h)
    func maximum(_ part: String) throws -> SymbolicTensor {
      try MaxPooling2D(poolSize: 3, strides: 2, name: "reduction_\(part)_\(name)")(padded)
    }
    func sum(_ end: String?, _ parts: [SymbolicTensor]) throws -> SymbolicTensor {
      try Add(name: end.map { "reduction_add\($0)_\(name)" })(parts)
    }
    let first = try sum("_1", [separable(5, "left1")(h), separable(7, "right1")(p)])
    let second = try sum("_2", [maximum("left2"), separable(7, "right2")(p)])
    let average = AveragePooling2D(poolSize: 3, strides: 2, name: "reduction_left3_\(name)")
    let third = try sum("3", [average(padded), separable(5, "right3")(p)])
    let smooth = AveragePooling2D(poolSize: 3, strides: 1, padding: .same, name: "reduction_left4_\(name)")
    let fourth = try sum(nil, [second, smooth(first)])
    let fifth = try sum("4", [separable(3, strides: 1, "left4")(first), maximum("right5")])
    return try Concatenate(name: "reduction_concat_\(name)")([second, third, fourth, fifth])
  }

  /// The batch normalization of all NASNets.
  static func normalization(_ name: String) -> BatchNormalization {
    BatchNormalization(momentum: 0.9997, epsilon: 1e-3, name: name)
  }

  /// ReLU, separable convolution and normalization, twice; the first may halve the size.
  private static func separable(_ filters: Int, _ window: Int, strides: Int = 1, _ name: String) -> Block {
    { x in
      var y = try Activation(.relu)(x)
      if strides == 2 {
        y = try ZeroPadding2D(y.correctedPadding(window: window), name: "separable_conv_1_pad_\(name)")(y)
      }
      for (number, strides) in [(1, strides), (2, 1)] {
        if number == 2 { y = try Activation(.relu)(y) }
        y = try SeparableConv2D(
          filters, kernelSize: window, strides: strides, padding: strides == 2 ? .valid : .same, useBias: false,
          name: "separable_conv_\(number)_\(name)")(y)
        y = try normalization("separable_conv_\(number)_bn_\(name)")(y)
      }
      return y
    }
  }

  /// ReLU, a convolution of one pixel and normalization: `[H, W, C] -> [H, W, filters]`.
  private static func squeezed(
    _ x: SymbolicTensor, _ filters: Int, kind: String, _ name: String
  ) throws -> SymbolicTensor {
    let y = try pointwise(filters, "\(kind)_conv_1_\(name)")(Activation(.relu)(x))
    return try normalization("\(kind)_bn_1_\(name)")(y)
  }

  /// The value before the last in the size of the last, with `filters` channels: when it is larger, every second pixel of
  /// it beside the pixels right below them, each with half of the channels.
  private static func adjusted(
    _ previous: SymbolicTensor?, to x: SymbolicTensor, _ filters: Int, _ name: String
  ) throws -> SymbolicTensor {
    guard let previous else { return x }
    if previous.shape[1] != x.shape[1] {
      let active = try Activation(.relu, name: "adjust_relu_1_\(name)")(previous)
      func path(_ number: Int, _ y: SymbolicTensor) throws -> SymbolicTensor {
        let picked = try AveragePooling2D(poolSize: 1, strides: 2, name: "adjust_avg_pool_\(number)_\(name)")(y)
        return try pointwise(filters / 2, "adjust_conv_\(number)_\(name)")(picked)
      }
      let below = try Cropping2D(EdgePadding(top: 1, left: 1))(
        ZeroPadding2D(EdgePadding(bottom: 1, right: 1))(active))
      return try normalization("adjust_bn_\(name)")(Concatenate()([path(1, active), path(2, below)]))
    }
    guard previous.shape[-1] != filters else { return previous }
    let y = try pointwise(filters, "adjust_conv_projection_\(name)")(Activation(.relu)(previous))
    return try normalization("adjust_bn_\(name)")(y)
  }

  private static func pointwise(_ filters: Int, _ name: String) -> Conv2D {
    Conv2D(filters, kernelSize: 1, padding: .same, useBias: false, name: name)
  }
}
