/// Where examples come in.
public final class InputLayer: Layer {
  /// The shape of one example.
  public let shape: PartialShape

  /// The first layer of a `Sequential`; elsewhere use `Input`.
  public init(shape: PartialShape, name: String? = nil) {
    self.shape = shape
    super.init(name: name)
  }

  override var configuration: String { shape.description }
}
