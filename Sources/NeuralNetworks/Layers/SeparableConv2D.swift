import Tensors

/// A depthwise convolution, then one of a single pixel that mixes the channels: `[N, H, W, C] -> [N, H', W', filters]`,
/// kernels `[height, width, C, 1]` and `[1, 1, C, filters]`. As `keras.layers.SeparableConv2D` (Chollet, 2017).
public final class SeparableConv2D: WindowedLayer {
  /// How many channels come out.
  public let filters: Int
  /// Whether a bias is added.
  public let useBias: Bool
  /// What is applied at the end.
  public let activation: ActivationFunction
  /// How the kernel of each channel starts.
  public let depthwiseInitializer: Initializer
  /// How the kernel that mixes the channels starts.
  public let pointwiseInitializer: Initializer
  /// How the bias starts.
  public let biasInitializer: Initializer
  /// The penalty on a large kernel of each channel.
  public let depthwiseRegularizer: Regularizer?
  /// The penalty on a large kernel that mixes the channels.
  public let pointwiseRegularizer: Regularizer?
  /// The penalty on a large bias.
  public let biasRegularizer: Regularizer?

  /// A separable convolution with a square window.
  public convenience init(
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: Padding = .valid,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, pointwiseInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, depthwiseRegularizer: Regularizer? = nil,
    pointwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.init(
      filters, kernelSize: (kernelSize, kernelSize), strides: (strides, strides), padding: padding,
      activation: activation, useBias: useBias,
      depthwiseInitializer: depthwiseInitializer, pointwiseInitializer: pointwiseInitializer,
      biasInitializer: biasInitializer, depthwiseRegularizer: depthwiseRegularizer,
      pointwiseRegularizer: pointwiseRegularizer, biasRegularizer: biasRegularizer, name: name)
  }

  /// A separable convolution with a window of (height, width).
  public init(
    _ filters: Int, kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    depthwiseInitializer: Initializer = .glorotUniform, pointwiseInitializer: Initializer = .glorotUniform,
    biasInitializer: Initializer = .zeros, depthwiseRegularizer: Regularizer? = nil,
    pointwiseRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.filters = filters
    self.useBias = useBias
    self.activation = activation
    self.depthwiseInitializer = depthwiseInitializer
    self.pointwiseInitializer = pointwiseInitializer
    self.biasInitializer = biasInitializer
    self.depthwiseRegularizer = depthwiseRegularizer
    self.pointwiseRegularizer = pointwiseRegularizer
    self.biasRegularizer = biasRegularizer
    super.init(window: kernelSize, strides: strides, padding: padding, name: name)
  }

  override var configuration: String { super.configuration + " \(filters) \(useBias) \(activation)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    let channels = try self.channels(of: inputs)
    if let kernel = variables.first, kernel.shape[2] != channels {
      throw takes("\(kernel.shape[2]) channels", not: inputs)
    }
    return try outputShape(inputs, channels: filters)
  }

  override func build(_ inputs: [PartialShape]) throws {
    let channels = try self.channels(of: inputs)
    variables = [
      Variable(
        "depthwise_kernel", shape: [window.0, window.1, channels, 1], initializer: depthwiseInitializer,
        regularizer: depthwiseRegularizer),
      Variable(
        "pointwise_kernel", shape: [1, 1, channels, filters], initializer: pointwiseInitializer,
        regularizer: pointwiseRegularizer),
    ]
    if useBias {
      variables.append(Variable("bias", shape: [filters], initializer: biasInitializer, regularizer: biasRegularizer))
    }
  }
}
