import Tensors

/// A graph with its weights as they are now, compiled for each input shape when it first comes.
final class CompiledGraph {
  private let graph: FlatGraph
  private let fusions: [Int: Fusion]
  /// Batch normalizations that end in a ReLU, by the ReLU.
  private let rectified: [Int: Int]
  /// Nodes inside a fusion, whose values are never made.
  private let absorbed: Set<Int>
  /// Zeros before a max pooling that it need not see, by the pooling.
  private let poolingEdges: [Int: Fusion.Zeros]
  private let pixels: ReadPixels
  private var folded: [Int: FoldedWeights] = [:]
  private var plans: [Shape: KernelPlan] = [:]
  private var shapesInOrder: [Shape] = []
  private let precision: Precision
  private let observer: ((Layer, Tensor) -> Void)?
  /// The layer whose own activation is left out.
  private let unactivated: Layer?
  /// From how many pictures on channels lie in blocks. Measured on AVX-512, 2 cores, with nine networks: one picture takes 0.96 to 1.25
  /// times as long so, four take 0.89 to 0.99 of the time, twelve 0.89 to 1.
  private static let leastForBlocks = 4

  /// - Parameters:
  ///   - endsBeforeActivation: whether the last layer's own activation is left out.
  ///   - precision: in which numbers it computes; results are Float32.
  ///   - observer: sees the value of every layer; then nothing is fused. It is how tests compare with Keras layer by layer.
  init(
    _ whole: FlatGraph, endsBeforeActivation: Bool = false, precision: Precision = .float32,
    observer: ((Layer, Tensor) -> Void)? = nil
  ) {
    self.precision = precision
    graph = observer == nil ? whole.withoutRepeats() : whole
    unactivated = endsBeforeActivation ? whole.nodes[whole.output].layer : nil
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
    absorbed.subtract(fusions.keys)
    rectified =
      observer == nil ? Fusion.rectifiedNormalizations(in: graph, without: absorbed.union(fusions.keys)) : [:]
    poolingEdges = observer == nil ? Fusion.zerosBeforePoolings(in: graph, fusions) : [:]
    self.absorbed = absorbed.union(rectified.values).union(poolingEdges.values.map(\.node))
    pixels = ReadPixels(
      of: graph, fusions: observer == nil ? fusions : [:], absorbed: observer == nil ? absorbed : [])
  }

  /// The graph's value for a batch: `[N, …] -> [N, …]`.
  func callAsFunction(_ x: Tensor) throws -> Tensor { try plan(for: x.shape)(x) }

  /// The graph's value for at most ``Predictor/Body/piece`` examples; fewer are filled up, so that an example's bits do not depend on how
  /// many there are.
  func filledUp(_ x: Tensor) throws -> Tensor {
    let (count, full) = (x.shape[0], Predictor.Body.piece)
    guard count < full else { return try self(x) }
    return try self(x.rows((0..<full).map { min($0, count - 1) })).rows(0..<count)
  }

  /// The graph's value for no examples at all.
  func nothing(_ x: Tensor) throws -> Tensor {
    let one = try plan(for: Shape([1] + x.shape.dimensions.dropFirst())).output?.shape ?? [0]
    return Tensor(shape: Shape([0] + one.dimensions.dropFirst()))
  }

  private func plan(for shape: Shape) throws -> KernelPlan {
    if let plan = plans[shape] { return plan }
    guard precision.isSupported else { throw ModelError.precision(precision) }
    let plan = try compile(shape)
    plans[shape] = plan
    shapesInOrder.append(shape)
    // Enough for training, validation and their last batches; handles to weights are cheap but not free.
    if shapesInOrder.count > 16 { plans[shapesInOrder.removeFirst()] = nil }
    return plan
  }

  private func compile(_ shape: Shape) throws -> KernelPlan {
    let plan = try KernelPlan(inputShape: shape)
    plan.allowsWinograd = observer == nil
    plan.sharesCopies = true
    plan.usesBlocks = observer == nil && shape[0] >= Self.leastForBlocks && graph.suitsBlocks
    plan.precision = precision
    var values: [Int: KernelPlan.Value] = [0: plan.input]
    var readers = graph.readerCounts
    /// Reads a node's value, perhaps for the last time.
    func read(_ node: Int) -> (value: KernelPlan.Value, isLast: Bool) {
      readers[node] -= 1
      return (values[node]!, readers[node] == 0)
    }
    for (index, node) in graph.nodes.enumerated().dropFirst() where !absorbed.contains(index) {
      if let fusion = fusions[index] {
        let source = fusion.zeroPadding?.source ?? graph.nodes[fusion.convolution].inputs[0]
        let residual = try fusion.residual.map { node in
          try thinned(read(node), from: pixels[node], to: pixels[index], in: plan)
        }
        values[index] = try convolve(
          read(source).value, fusion, residual, by: pixels[index], isThin: pixels[source] != .every, in: plan)
      } else if let zeros = poolingEdges[index], let layer = node.layer as? Pooling2D {
        values[index] = try plan.pooling(
          .max, read(zeros.source).value, window: layer.window, strides: layer.strides, padding: zeros.padding)
      } else if let source = rectified[index], let layer = graph.nodes[source].layer as? BatchNormalization {
        values[index] = try plan.normalize(read(graph.nodes[source].inputs[0]).value, layer, rectifies: true)
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

  /// A value with only those pixels that are read, where it was made with all.
  private func thinned(
    _ whole: (value: KernelPlan.Value, isLast: Bool), from step: ReadPixels.Step, to wanted: ReadPixels.Step,
    in plan: KernelPlan
  ) throws -> (value: KernelPlan.Value, isLast: Bool) {
    guard step != wanted else { return whole }
    let some = try plan.pooling(.max, whole.value, window: (1, 1), strides: (wanted.rows, wanted.columns))
    return (some, true)
  }

  /// Dense layers too are convolutions: unlike a product of matrices by BLAS, one gives the same bits for an example
  /// whatever else is in the batch, and what is kept of a picture must not depend on that.
  ///
  /// - Parameters:
  ///   - step: which pixels are made.
  ///   - isThin: whether the source has only the pixels that the convolution's strides do not skip.
  private func convolve(
    _ source: KernelPlan.Value, _ fusion: Fusion, _ residual: (value: KernelPlan.Value, isLast: Bool)?,
    by step: ReadPixels.Step, isThin: Bool, in plan: KernelPlan
  ) throws -> KernelPlan.Value {
    let weights = try folded[fusion.convolution] ?? FoldedWeights(fusion)
    folded[fusion.convolution] = weights
    // Of single pixels a kernel would read all weights anew for each example; as rows of one picture they share them.
    let isPixels = source.shape.rank != 4 || (source.shape[1] == 1 && source.shape[2] == 1)
    let isOnePicture = isPixels && fusion.isPixelByPixel
    func picture(_ value: KernelPlan.Value) throws -> KernelPlan.Value {
      guard isOnePicture else { return try plan.picture(value) }
      return try plan.reshape(value, to: [1, value.shape.count / value.shape[-1], 1, value.shape[-1]])
    }
    var value = try picture(source)
    var padding = fusion.zeroPadding?.padding ?? .none
    var strides = (1, 1)
    if let layer = fusion.layer as? WindowedLayer {
      strides = layer.strides
      if fusion.zeroPadding == nil {
        padding = layer.padding.edges(value.shape, window: layer.window, strides: strides)
      }
      strides = isThin ? (1, 1) : (strides.0 * step.rows, strides.1 * step.columns)
    }
    if let depthwise = weights.depthwise {
      value = try plan.convolution(value, depthwise, strides: strides, padding: padding)
      (padding, strides) = (.none, (1, 1))
    }
    var result = try plan.convolution(
      value, weights.main, strides: strides, padding: padding, adding: residual.map { try picture($0.value) },
      overwritesResidual: residual?.isLast ?? false,
      activation: fusion.layer === unactivated ? nil : fusion.activation)
    if isOnePicture || source.shape.rank != 4 {
      result = try plan.reshape(result, to: Shape(source.shape.dimensions.dropLast() + [result.shape[3]]))
    }
    guard fusion.layer.ownActivation == .softmax, fusion.layer !== unactivated else { return result }
    return try plan.append(Activation(.softmax), [result], overwrites: true)
  }
}
