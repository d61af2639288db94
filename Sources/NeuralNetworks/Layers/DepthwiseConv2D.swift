import Tensors

/// A convolution of each channel for itself: `[N, H, W, C] -> [N, H', W', C · multiplier]`, kernel
/// `[height, width, C, multiplier]`. As `keras.layers.DepthwiseConv2D`.
public final class DepthwiseConv2D: WindowedLayer {
  /// How many channels come out for each that goes in.
  public let depthMultiplier: Int
  /// Whether a bias is added.
  public let usesBias: Bool
  /// What is applied at the end.
  public let activation: ActivationFunction

  /// A depthwise convolution with a square window.
  public init(
    kernelSize: Int, strides: Int = 1, padding: Padding = .valid, depthMultiplier: Int = 1,
    activation: ActivationFunction = .linear, usesBias: Bool = true, name: String? = nil
  ) {
    self.depthMultiplier = depthMultiplier
    self.usesBias = usesBias
    self.activation = activation
    super.init(window: (kernelSize, kernelSize), strides: (strides, strides), padding: padding, name: name)
  }

  override var configuration: String { super.configuration + " \(depthMultiplier) \(usesBias) \(activation)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    let channels = try self.channels(of: inputs)
    if let kernel = variables.first, kernel.shape[2] != channels {
      throw takes("\(kernel.shape[2]) channels", not: inputs)
    }
    return try outputShape(inputs, channels: channels * depthMultiplier)
  }

  override func build(_ inputs: [PartialShape]) throws {
    let channels = try self.channels(of: inputs)
    variables = [
      Variable("kernel", shape: [window.0, window.1, channels, depthMultiplier], initializer: .glorotUniform)
    ]
    if usesBias { variables.append(Variable("bias", shape: [channels * depthMultiplier], initializer: .zeros)) }
  }
}
