import Tensors

/// A picture becomes one pixel: `[N, H, W, C] -> [N, C]`, or `[N, 1, 1, C]` when its axes are kept.
public class GlobalPooling2D: Layer {
  let kind: KernelPlan.PoolingKind
  /// Whether height and width stay as axes of size 1.
  public let keepDims: Bool

  init(_ kind: KernelPlan.PoolingKind, keepDims: Bool, name: String?) {
    self.kind = kind
    self.keepDims = keepDims
    super.init(name: name)
  }

  override var configuration: String { keepDims ? "keepdims" : "" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    let channels = try channels(of: inputs)
    return keepDims ? [1, 1, channels] : [channels]
  }
}
