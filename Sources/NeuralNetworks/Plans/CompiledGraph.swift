import Tensors

/// A graph with its weights as they are now, compiled for each input shape when it first comes.
final class CompiledGraph {
  private let graph: FlatGraph
  private let fusions: [Int: Fusion]
  /// Nodes inside a fusion, whose values are never made.
  private let absorbed: Set<Int>
  private var folded: [Int: FoldedWeights] = [:]
  private var plans: [Shape: KernelPlan] = [:]
  private var shapesInOrder: [Shape] = []
  private let observer: ((Layer, Tensor) -> Void)?

  /// - Parameter observer: sees the value of every layer; then nothing is fused. It is how tests compare with Keras layer
  ///   by layer.
  init(_ graph: FlatGraph, observer: ((Layer, Tensor) -> Void)? = nil) {
    self.graph = graph
    self.observer = observer
    let found = Fusion.find(in: graph, merges: observer == nil)
    fusions = Dictionary(uniqueKeysWithValues: found.map { ($0.last, $0) })
    var absorbed: Set<Int> = []
    for fusion in found {
      var node = fusion.last
      while node != fusion.convolution {
        node = graph.nodes[node].inputs.first { $0 != fusion.residual }!
        absorbed.insert(node)
      }
      if let zeros = fusion.zeroPadding { absorbed.insert(zeros.node) }
    }
    self.absorbed = absorbed.subtracting(fusions.keys)
  }

  /// The graph's value for a batch: `[N, …] -> [N, …]`.
  func callAsFunction(_ x: Tensor) throws -> Tensor { try plan(for: x.shape)(x) }

  private func plan(for shape: Shape) throws -> KernelPlan {
    if let plan = plans[shape] { return plan }
    let plan = try compile(shape)
    plans[shape] = plan
    shapesInOrder.append(shape)
    // Enough for training, validation and their last batches; handles to weights are cheap but not free.
    if shapesInOrder.count > 16 { plans[shapesInOrder.removeFirst()] = nil }
    return plan
  }

  private func compile(_ shape: Shape) throws -> KernelPlan {
    let plan = try KernelPlan(inputShape: shape)
    var values: [Int: KernelPlan.Value] = [0: plan.input]
    var readers = graph.readerCounts
    /// Reads a node's value, perhaps for the last time.
    func read(_ node: Int) -> (value: KernelPlan.Value, isLast: Bool) {
      readers[node] -= 1
      return (values[node]!, readers[node] == 0)
    }
    for (index, node) in graph.nodes.enumerated().dropFirst() where !absorbed.contains(index) {
      if let fusion = fusions[index] {
        let source = read(fusion.zeroPadding?.source ?? graph.nodes[fusion.convolution].inputs[0]).value
        let residual = fusion.residual.map(read)
        values[index] = try convolve(source, fusion, residual, in: plan)
      } else if let dense = node.layer as? Dense {
        values[index] = try connect(read(node.inputs[0]).value, dense, at: index, in: plan)
      } else {
        // A value in another shape shares its input's memory, so that nobody may write over the input later.
        let shares = node.layer is Flatten || node.layer is Reshape
        if shares { readers[node.inputs[0]] += 2 }
        let inputs = node.inputs.map(read)
        values[index] = try plan.append(node.layer, inputs.map(\.value), overwrites: inputs.allSatisfy(\.isLast))
        if shares { readers[index] += 1 }
      }
      if let observer, let value = values[index] {
        _ = try plan.host([value], shape: [1]) { inputs, _ in
          observer(node.layer, Tensor(uninitializedShape: value.shape) { _ = $0.update(from: inputs[0]) })
        }
      }
    }
    try plan.finish(values[graph.output]!)
    return plan
  }

  private func convolve(
    _ source: KernelPlan.Value, _ fusion: Fusion, _ residual: (value: KernelPlan.Value, isLast: Bool)?,
    in plan: KernelPlan
  ) throws -> KernelPlan.Value {
    let layer = fusion.layer
    let weights = try folded[fusion.convolution] ?? FoldedWeights(layer, fusion.normalization, factor: fusion.factor)
    folded[fusion.convolution] = weights
    var padding = layer.padding.edges(source.shape, window: layer.window, strides: layer.strides)
    if let zeros = fusion.zeroPadding { padding = zeros.padding }
    var value = source
    var strides = layer.strides
    if let depthwise = weights.depthwise {
      value = try plan.convolution(value, depthwise, strides: strides, padding: padding)
      (padding, strides) = (.none, (1, 1))
    }
    let result = try plan.convolution(
      value, weights.main, strides: strides, padding: padding, adding: residual?.value,
      overwritesResidual: residual?.isLast ?? false, activation: fusion.activation)
    guard layer.ownActivation == .softmax else { return result }
    return try plan.append(Activation(.softmax), [result], overwrites: true)
  }

  /// A dense layer as a convolution of a single pixel: unlike a product of matrices by BLAS, that gives the same bits for
  /// an example whatever else is in the batch, and what is kept of a picture must not depend on that.
  private func connect(
    _ source: KernelPlan.Value, _ layer: Dense, at index: Int, in plan: KernelPlan
  ) throws -> KernelPlan.Value {
    let weights = try folded[index] ?? FoldedWeights(layer)
    folded[index] = weights
    let shape = source.shape
    let pixels: Shape = [shape[0], shape.dimensions[1..<(shape.rank - 1)].reduce(1, *), 1, shape[-1]]
    let picture = try shape.rank == 4 ? source : plan.reshape(source, to: pixels)
    let result = try plan.convolution(picture, weights.main, activation: layer.activation.elementwise)
    let row =
      try shape.rank == 4 ? result : plan.reshape(result, to: Shape(shape.dimensions.dropLast() + [layer.units]))
    return layer.activation == .softmax ? try plan.append(Activation(.softmax), [row], overwrites: true) : row
  }
}
