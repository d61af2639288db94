import Tensors

/// A convolution of each channel for itself: `[N, H, W, C] -> [N, H', W', C · multiplier]`, kernel
/// `[height, width, C, multiplier]`. As `keras.layers.DepthwiseConv2D`.
public final class DepthwiseConv2D: WindowedLayer {
  /// How many channels come out for each that goes in.
  public let depthMultiplier: Int
  /// Whether a bias is added.
  public let useBias: Bool
  /// What is applied at the end.
  public let activation: ActivationFunction
  /// How the kernel starts.
  public let depthwiseInitializer: Initializer
  /// How the bias starts.
  public let biasInitializer: Initializer
  /// The penalty on a large kernel.
  public let depthwiseRegularizer: Regularizer?
  /// The penalty on a large bias.
  public let biasRegularizer: Regularizer?

  /// A depthwise convolution with a square window.
  public convenience init(
    kernelSize: Int, strides: Int = 1, padding: Padding = .valid, depthMultiplier: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    depthwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.init(
      kernelSize: (kernelSize, kernelSize), strides: (strides, strides), padding: padding,
      depthMultiplier: depthMultiplier, activation: activation, useBias: useBias,
      depthwiseInitializer: depthwiseInitializer, biasInitializer: biasInitializer,
      depthwiseRegularizer: depthwiseRegularizer, biasRegularizer: biasRegularizer, name: name)
  }

  /// A depthwise convolution with a window of (height, width).
  public init(
    kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid, depthMultiplier: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    depthwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.depthMultiplier = depthMultiplier
    self.useBias = useBias
    self.activation = activation
    self.depthwiseInitializer = depthwiseInitializer
    self.biasInitializer = biasInitializer
    self.depthwiseRegularizer = depthwiseRegularizer
    self.biasRegularizer = biasRegularizer
    super.init(window: kernelSize, strides: strides, padding: padding, name: name)
  }

  override var configuration: String { super.configuration + " \(depthMultiplier) \(useBias) \(activation)" }

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
      Variable(
        "kernel", shape: [window.0, window.1, channels, depthMultiplier], initializer: depthwiseInitializer,
        regularizer: depthwiseRegularizer)
    ]
    if useBias {
      variables.append(
        Variable(
          "bias", shape: [channels * depthMultiplier], initializer: biasInitializer, regularizer: biasRegularizer))
    }
  }
}
