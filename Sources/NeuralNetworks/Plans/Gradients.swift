import Tensors

/// The loss's slope by each trained variable.
struct Gradients {
  private(set) var tensors: [ObjectIdentifier: Tensor] = [:]

  /// The slope by a variable; nil when it was not reached.
  subscript(variable: Variable) -> Tensor? { tensors[ObjectIdentifier(variable)] }

  /// Takes the slope by a dense layer's result, `[N, …, units]`, to its variables and its input.
  ///
  /// - Parameter needsInput: false for the lowest layer: nobody asks for the slope by its input, and zeros are returned.
  mutating func add(_ layer: Dense, input: Tensor, slope: Tensor, needsInput: Bool) -> Tensor {
    if layer.variables[0].isTrainable {
      tensors[ObjectIdentifier(layer.variables[0])] = input.asRows.matrixProduct(slope.asRows, transposed: true)
      if layer.useBias {
        var sums = Tensor(shape: [layer.units])
        sums.withUnsafeMutableScalars { sums in
          slope.withUnsafeScalars { slope in
            for index in slope.indices { sums[index % layer.units] += slope[index] }
          }
        }
        tensors[ObjectIdentifier(layer.variables[1])] = sums
      }
    }
    return needsInput
      ? slope.asRows.matrixProduct(layer.variables[0].value, otherTransposed: true).reshaped(input.shape)
      : Tensor(shape: input.shape)
  }
}
