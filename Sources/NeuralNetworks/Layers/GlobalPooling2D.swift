import Tensors

/// A picture becomes one pixel: `[N, H, W, C] -> [N, C]`.
public class GlobalPooling2D: Layer {
  let kind: KernelPlan.PoolingKind

  init(_ kind: KernelPlan.PoolingKind, name: String?) {
    self.kind = kind
    super.init(name: name)
  }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape { [try channels(of: inputs)] }
}
