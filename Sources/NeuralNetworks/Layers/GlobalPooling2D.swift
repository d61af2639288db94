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

/// The mean of each channel. As `keras.layers.GlobalAveragePooling2D`.
public final class GlobalAveragePooling2D: GlobalPooling2D {
  public init(name: String? = nil) { super.init(.average, name: name) }
}

/// The largest of each channel. As `keras.layers.GlobalMaxPooling2D`.
public final class GlobalMaxPooling2D: GlobalPooling2D {
  public init(name: String? = nil) { super.init(.max, name: name) }
}
