import Tensors

/// The same numbers, row by row, in another shape: `[N, …] -> [N, targetShape]`. As `keras.layers.Reshape`.
public final class Reshape: Layer {
  /// The shape of one example; one axis may be -1: what is left for it.
  public let targetShape: [Int]

  /// - Parameter targetShape: without the batch; one axis may be -1.
  public init(_ targetShape: [Int], name: String? = nil) {
    self.targetShape = targetShape
    super.init(name: name)
  }

  override var configuration: String { "\(targetShape)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    guard inputs.count == 1 else { throw takes("one input", not: inputs) }
    let open = targetShape.indices.filter { targetShape[$0] == -1 }
    guard open.count <= 1, targetShape.allSatisfy({ $0 == -1 || $0 > 0 }) else {
      throw takes("a target shape with at most one -1 and else positive sizes (not \(targetShape))", not: inputs)
    }
    let known = targetShape.filter { $0 > 0 }.reduce(1, *)
    var result = PartialShape(targetShape.map { $0 })
    guard let count = inputs[0].count else {
      if let axis = open.first { result.dimensions[axis] = nil }
      return result
    }
    guard open.isEmpty ? known == count : count % known == 0 else {
      throw takes("\(open.isEmpty ? "" : "a multiple of ")\(known) numbers, for \(targetShape)", not: inputs)
    }
    if let axis = open.first { result.dimensions[axis] = count / known }
    return result
  }
}
