import Tensors

/// A learned factor for each channel: `[N, …, C]`, the same out (Touvron et al., 2021). As ConvNeXt's `LayerScale` in
/// `keras.applications`.
public final class LayerScale: Layer {
  /// What the factors start from.
  public let initValue: Float
  /// C.
  public let projectionDim: Int

  /// - Parameters:
  ///   - initValue: what the factors start from.
  ///   - projectionDim: how many channels.
  public init(initValue: Float = 1e-6, projectionDim: Int, name: String? = nil) {
    self.initValue = initValue
    self.projectionDim = projectionDim
    super.init(name: name)
  }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, inputs[0].rank >= 1, inputs[0][-1] == projectionDim else {
      throw takes("\(projectionDim) channels", not: inputs)
    }
    return inputs[0]
  }

  override func build(_ inputs: [PartialShape]) throws {
    variables = [Variable("gamma", shape: [projectionDim], initializer: .constant(initValue))]
  }
}
