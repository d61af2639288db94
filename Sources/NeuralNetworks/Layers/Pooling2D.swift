import Tensors

/// A window of pixels becomes one: `[N, H, W, C] -> [N, H', W', C]`, sizes as for a convolution.
public class Pooling2D: WindowedLayer {
  let kind: KernelPlan.PoolingKind

  init(_ kind: KernelPlan.PoolingKind, poolSize: Int, strides: Int?, padding: Padding, name: String?) {
    self.kind = kind
    let strides = strides ?? poolSize
    super.init(window: (poolSize, poolSize), strides: (strides, strides), padding: padding, name: name)
  }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    try outputShape(inputs, channels: channels(of: inputs))
  }
}

/// The largest pixel of each window. As `keras.layers.MaxPooling2D`.
public final class MaxPooling2D: Pooling2D {
  /// - Parameter strides: the window's own size when nil.
  public init(poolSize: Int = 2, strides: Int? = nil, padding: Padding = .valid, name: String? = nil) {
    super.init(.max, poolSize: poolSize, strides: strides, padding: padding, name: name)
  }
}

/// The mean of each window, not counting padding. As `keras.layers.AveragePooling2D`.
public final class AveragePooling2D: Pooling2D {
  /// - Parameter strides: the window's own size when nil.
  public init(poolSize: Int = 2, strides: Int? = nil, padding: Padding = .valid, name: String? = nil) {
    super.init(.average, poolSize: poolSize, strides: strides, padding: padding, name: name)
  }
}
