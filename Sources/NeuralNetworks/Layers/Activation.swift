/// A function of its input: any shape, the same out. As `keras.layers.Activation`.
public final class Activation: Layer {
  /// Which function.
  public let function: ActivationFunction

  /// A layer that applies `function`.
  public init(_ function: ActivationFunction, name: String? = nil) {
    self.function = function
    super.init(name: name)
  }

  override var configuration: String { function.rawValue }
}
