import Tensors

extension Model {
  /// How many multiplications, each with its addition, one example costs when the model predicts; nil where the shape of an
  /// example is not known before pictures come. Papers print this number, some as "MAdds", some as "FLOPs".
  ///
  /// Those of convolutions and dense layers are counted, as if each were computed by its formula: an output pixel takes every
  /// number of the kernel once. What is left out are the biases, normalizations, activations and poolings, which are a
  /// hundredth of it, and what a clever algorithm saves. Floating point operations are twice as many.
  public var multiplyAdds: Int? {
    guard inputShape.count != nil else { return nil }
    return try? multiplyAdds(of: inputShape)
  }

  /// The same for examples of a shape: `try model.multiplyAdds(of: [160, 160, 3])`.
  ///
  /// - Throws: `ModelError.shape` when the model does not take it, or a size is not known.
  public func multiplyAdds(of shape: PartialShape) throws -> Int {
    guard shape.count != nil, inputShape.accepts(shape) else {
      throw takes("\(inputShape), all sizes known", not: [shape])
    }
    var shapes: [ObjectIdentifier: PartialShape] = [ObjectIdentifier(inputNode): shape]
    var sum = 0
    for node in nodes where node !== inputNode {
      let inputs = node.inputs.map { shapes[ObjectIdentifier($0)]! }
      let output = try node.layer.outputShape(inputs)
      shapes[ObjectIdentifier(node)] = output
      if let model = node.layer as? Model {
        sum += try model.multiplyAdds(of: inputs[0])
      } else {
        sum += node.layer.kernelCount * (output.dimensions.dropLast().reduce(1) { $0 * ($1 ?? 0) })
      }
    }
    return sum
  }
}

extension Layer {
  /// How many numbers its kernels have, each of which is multiplied once for every pixel that comes out.
  fileprivate var kernelCount: Int {
    switch self {
    case is Conv2D, is DepthwiseConv2D, is SeparableConv2D, is Dense:
      variables.filter { $0.name.hasSuffix("kernel") }.reduce(0) { $0 + $1.shape.count }
    default: 0
    }
  }
}
