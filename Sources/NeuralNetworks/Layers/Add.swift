/// The sum of two or more inputs of one shape, element by element. As `keras.layers.Add`.
public final class Add: Layer {
  public override init(name: String? = nil) { super.init(name: name) }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count >= 2, inputs.allSatisfy({ $0 == inputs[0] }) else {
      throw takes("two or more inputs of one shape", not: inputs)
    }
    return inputs[0]
  }
}
