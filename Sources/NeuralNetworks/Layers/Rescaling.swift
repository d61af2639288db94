import Tensors

/// `x · scale + offset`: any shape, the same out. As `keras.layers.Rescaling`.
public final class Rescaling: Layer {
  public let scale: Float
  public let offset: Float

  public init(_ scale: Float, offset: Float = 0, name: String? = nil) {
    self.scale = scale
    self.offset = offset
    super.init(name: name)
  }

  override var configuration: String { "\(scale) \(offset)" }
}
