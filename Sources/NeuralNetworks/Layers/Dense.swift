import Tensors

/// Every input with every unit: `[N, C] -> [N, units]`, kernel `[C, units]`, `activation(x · kernel + bias)`.
/// As `keras.layers.Dense`.
public final class Dense: Layer {
  /// How many numbers come out.
  public let units: Int
  /// What is applied to them.
  public let activation: ActivationFunction
  /// Whether a bias is added.
  public let usesBias: Bool

  /// A dense layer; its kernel starts Glorot uniform from `Random.seed`, its bias at 0.
  public init(_ units: Int, activation: ActivationFunction = .linear, usesBias: Bool = true, name: String? = nil) {
    self.units = units
    self.activation = activation
    self.usesBias = usesBias
    super.init(name: name)
  }

  override var configuration: String { "\(units) \(usesBias) \(activation)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1, inputs[0].rank == 1, let count = inputs[0][0] else {
      throw takes("a row of numbers (None, features); pictures need a Flatten or a global pooling before", not: inputs)
    }
    if let kernel = variables.first, kernel.shape[0] != count {
      throw takes("\(kernel.shape[0]) features", not: inputs)
    }
    return [units]
  }

  override func build(_ inputs: [PartialShape]) throws {
    variables = [Variable("kernel", shape: [inputs[0][0]!, units], initializer: .glorotUniform)]
    if usesBias { variables.append(Variable("bias", shape: [units], initializer: .zeros)) }
  }

  /// The layer without its activation: `[N, C] -> [N, units]`.
  func linear(_ x: Tensor) -> Tensor {
    var result = x.matrixProduct(variables[0].value)
    if usesBias {
      variables[1].value.withUnsafeScalars { bias in
        result.withUnsafeMutableScalars { y in
          for index in y.indices { y[index] += bias[index % units] }
        }
      }
    }
    return result
  }
}
