import Tensors

/// A convolution: `[N, H, W, C] -> [N, H', W', filters]`, kernel `[height, width, C / groups, filters]`.
///
/// `H' = ceil(H / stride)` with padding same, `(H - height) / stride + 1` with valid. As `keras.layers.Conv2D`.
public final class Conv2D: WindowedLayer {
  /// How many channels come out.
  public let filters: Int
  /// Into how many groups the channels are split, each convolved on its own.
  public let groups: Int
  /// Whether a bias is added.
  public let useBias: Bool
  /// What is applied at the end.
  public let activation: ActivationFunction
  /// How the kernel starts.
  public let kernelInitializer: Initializer
  /// How the bias starts.
  public let biasInitializer: Initializer
  /// The penalty on a large kernel.
  public let kernelRegularizer: Regularizer?
  /// The penalty on a large bias.
  public let biasRegularizer: Regularizer?

  /// A convolution with a square window.
  public convenience init(
    _ filters: Int, kernelSize: Int, strides: Int = 1, padding: Padding = .valid, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.init(
      filters, kernelSize: (kernelSize, kernelSize), strides: (strides, strides), padding: padding, groups: groups,
      activation: activation, useBias: useBias,
      kernelInitializer: kernelInitializer, biasInitializer: biasInitializer,
      kernelRegularizer: kernelRegularizer, biasRegularizer: biasRegularizer, name: name)
  }

  /// A convolution with a window of (height, width).
  public init(
    _ filters: Int, kernelSize: (Int, Int), strides: (Int, Int) = (1, 1), padding: Padding = .valid, groups: Int = 1,
    activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.filters = filters
    self.groups = groups
    self.useBias = useBias
    self.activation = activation
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    self.kernelRegularizer = kernelRegularizer
    self.biasRegularizer = biasRegularizer
    super.init(window: kernelSize, strides: strides, padding: padding, name: name)
  }

  override var configuration: String { super.configuration + " \(filters) \(groups) \(useBias) \(activation)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    let channels = try self.channels(of: inputs)
    guard channels % groups == 0, filters % groups == 0 else {
      throw takes("channels and filters (\(filters)) that \(groups) groups divide", not: inputs)
    }
    if let kernel = variables.first, kernel.shape[2] != channels / groups {
      throw takes("\(kernel.shape[2] * groups) channels", not: inputs)
    }
    return try outputShape(inputs, channels: filters)
  }

  override func build(_ inputs: [PartialShape]) throws {
    let channels = try self.channels(of: inputs)
    variables = [
      Variable(
        "kernel", shape: [window.0, window.1, channels / groups, filters], initializer: kernelInitializer,
        regularizer: kernelRegularizer)
    ]
    if useBias {
      variables.append(Variable("bias", shape: [filters], initializer: biasInitializer, regularizer: biasRegularizer))
    }
  }
}
