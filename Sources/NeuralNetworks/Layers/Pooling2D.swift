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
