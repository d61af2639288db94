import Tensors

/// `x · scale + offset`: any shape, the same out. As `keras.layers.Rescaling`.
public final class Rescaling: Layer {
  /// What each number is multiplied by.
  public let scale: Float
  /// What is then added.
  public let offset: Float

  /// - Parameters: as in `keras.layers.Rescaling`.
  public init(_ scale: Float, offset: Float = 0, name: String? = nil) {
    self.scale = scale
    self.offset = offset
    super.init(name: name)
  }

  override var configuration: String { "\(scale) \(offset)" }
}
