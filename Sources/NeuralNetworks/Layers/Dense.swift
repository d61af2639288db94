import Tensors

/// Every input with every unit: `[N, C] -> [N, units]`, kernel `[C, units]`, `activation(x · kernel + bias)`. Pictures are
/// connected pixel by pixel: `[N, H, W, C] -> [N, H, W, units]`. As `keras.layers.Dense`.
public final class Dense: Layer {
  /// How many numbers come out.
  public let units: Int
  /// What is applied to them.
  public let activation: ActivationFunction
  /// Whether a bias is added.
  public let useBias: Bool
  /// How the kernel starts.
  public let kernelInitializer: Initializer
  /// How the bias starts.
  public let biasInitializer: Initializer
  /// The penalty on a large kernel.
  public let kernelRegularizer: Regularizer?
  /// The penalty on a large bias.
  public let biasRegularizer: Regularizer?

  /// A dense layer.
  ///
  /// - Parameters: as in `keras.layers.Dense`.
  public init(
    _ units: Int, activation: ActivationFunction = .linear, useBias: Bool = true,
    kernelInitializer: Initializer = .glorotUniform, biasInitializer: Initializer = .zeros,
    kernelRegularizer: Regularizer? = nil, biasRegularizer: Regularizer? = nil, name: String? = nil
  ) {
    self.units = units
    self.activation = activation
    self.useBias = useBias
    self.kernelInitializer = kernelInitializer
    self.biasInitializer = biasInitializer
    self.kernelRegularizer = kernelRegularizer
    self.biasRegularizer = biasRegularizer
    super.init(name: name)
  }

  override var configuration: String { "\(units) \(useBias) \(activation)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, inputs[0].rank >= 1, let count = inputs[0][-1] else {
      throw takes("rows of numbers whose length is known (give the model an input shape)", not: inputs)
    }
    if let kernel = variables.first, kernel.shape[0] != count {
      throw takes("\(kernel.shape[0]) features", not: inputs)
    }
    return PartialShape(inputs[0].dimensions.dropLast() + [units])
  }

  override func build(_ inputs: [PartialShape]) throws {
    variables = [
      Variable(
        "kernel", shape: [inputs[0][-1]!, units], initializer: kernelInitializer, regularizer: kernelRegularizer)
    ]
    if useBias {
      variables.append(Variable("bias", shape: [units], initializer: biasInitializer, regularizer: biasRegularizer))
    }
  }

  /// The layer without its activation: `[N, …, C] -> [N, …, units]`.
  func linear(_ x: Tensor) -> Tensor {
    var result = x.asRows.matrixProduct(variables[0].value)
    if useBias {
      variables[1].value.withUnsafeScalars { bias in
        result.withUnsafeMutableScalars { y in
          for index in y.indices { y[index] += bias[index % units] }
        }
      }
    }
    return result.reshaped(Shape(x.shape.dimensions.dropLast() + [units]))
  }
}

extension Tensor {
  /// The last axis as rows: `[N, …, C] -> [N · …, C]`.
  var asRows: Tensor {
    shape.rank == 2 ? self : reshaped([shape.dimensions.dropLast().reduce(1, *), shape[-1]])
  }
}
