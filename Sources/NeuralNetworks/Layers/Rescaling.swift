import Tensors

/// `x · scale + offset`: any shape, the same out. As `keras.layers.Rescaling`.
public final class Rescaling: Layer {
  /// What each number is multiplied by: one factor, or one for each channel.
  public let scale: [Float]
  /// What is then added: one number, or one for each channel.
  public let offset: [Float]

  /// - Parameters: as in `keras.layers.Rescaling`.
  public convenience init(_ scale: Float, offset: Float = 0, name: String? = nil) {
    self.init([scale], offset: [offset], name: name)
  }

  /// - Parameters: as in `keras.layers.Rescaling`, one for each channel or one for all.
  public init(_ scale: [Float], offset: [Float] = [0], name: String? = nil) {
    self.scale = scale
    self.offset = offset
    super.init(name: name)
  }

  override var configuration: String {
    scale.count == 1 && offset.count == 1 ? "\(scale[0]) \(offset[0])" : "\(scale) \(offset)"
  }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1 else { throw takes("one input", not: inputs) }
    for count in [scale.count, offset.count] where count != 1 && inputs[0].dimensions.last != count {
      throw takes("\(count) channels", not: inputs)
    }
    return inputs[0]
  }
}
