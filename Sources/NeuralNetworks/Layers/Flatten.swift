import Tensors

/// All numbers of an example in a row: `[N, H, W, C] -> [N, H · W · C]`. As `keras.layers.Flatten`.
public final class Flatten: Layer {
  public override init(name: String? = nil) { super.init(name: name) }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, let count = inputs[0].count else {
      throw takes("one input whose size is known (give the model an input shape)", not: inputs)
    }
    return [count]
  }
}
