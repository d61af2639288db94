/// The first input plus the second times a constant: `x + scale · y`, both of one shape. As Inception-ResNet's
/// `CustomScaleLayer` in `keras.applications`.
public final class CustomScaleLayer: Layer {
  /// What the second input is multiplied by.
  public let scale: Float

  /// - Parameter scale: what the second input is multiplied by.
  public init(_ scale: Float, name: String? = nil) {
    self.scale = scale
    super.init(name: name)
  }

  override var configuration: String { "\(scale)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 2, inputs[0].accepts(inputs[1]) else { throw takes("two inputs of one shape", not: inputs) }
    return inputs[0]
  }
}
