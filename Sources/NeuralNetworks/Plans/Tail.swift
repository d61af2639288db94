import Tensors

/// The end of a model that is run layer by layer, because it may be trained: a chain of Dense, Dropout, Flatten and
/// Activation. What comes before is compiled.
struct Tail {
  /// The layers, in order; may be empty.
  let layers: [Layer]
  /// The node of the flat graph whose value goes in.
  let source: Int

  /// Splits a graph in front of the lowest layer of its final chain that is trained; when none is, all is compiled.
  init(_ graph: FlatGraph) {
    let counts = graph.readerCounts
    var chain: [(node: Int, layer: Layer)] = []
    var node = graph.output
    while node != 0, graph.nodes[node].inputs.count == 1, counts[node] == 1, Self.runs(graph.nodes[node].layer) {
      chain.insert((node, graph.nodes[node].layer), at: 0)
      node = graph.nodes[node].inputs[0]
    }
    let first = chain.firstIndex { Self.isTrained($0.layer) } ?? chain.count
    layers = chain.dropFirst(first).map(\.layer)
    source = first == chain.count ? graph.output : graph.nodes[chain[first].node].inputs[0]
  }

  private static func runs(_ layer: Layer) -> Bool {
    layer is Dense || layer is Dropout || layer is Flatten || layer is Activation
  }

  /// Whether training changes the layer, or the layer changes what training sees.
  private static func isTrained(_ layer: Layer) -> Bool {
    layer.variables.contains(where: \.isTrainable) || (layer is Dropout && layer.isTrainable)
  }

  /// What the chain predicts: `[N, …] -> [N, …]`.
  func callAsFunction(_ x: Tensor) -> Tensor { run(x, dropsOut: nil, endsBeforeActivation: false).value }

  /// A step of the way back: the slope by a layer's result becomes the slope by its input.
  typealias Pullback = (_ slope: Tensor, _ gradients: inout Gradients) -> Tensor

  /// Runs the chain and remembers the way back.
  ///
  /// - Parameters:
  ///   - dropsOut: the random numbers of a Dropout while training; nil to predict.
  ///   - endsBeforeActivation: whether to leave out the last activation, when the loss takes what comes before it.
  func run(
    _ x: Tensor, dropsOut: ((Layer) -> RandomNumbers)?, endsBeforeActivation: Bool
  ) -> (value: Tensor, pullbacks: [Pullback]) {
    var value = x
    var pullbacks: [Pullback] = []
    func activate(_ function: ActivationFunction, isLast: Bool) {
      guard function != .linear, !(isLast && endsBeforeActivation) else { return }
      let input = value
      let result = function(input)
      pullbacks.append { slope, _ in function.pullback(input, result, slope) }
      value = result
    }
    for (index, layer) in layers.enumerated() {
      let isLast = index == layers.count - 1
      let input = value
      switch layer {
      case let layer as Dense:
        value = layer.linear(input)
        pullbacks.append { slope, gradients in gradients.add(layer, input: input, slope: slope, needsInput: index > 0) }
        activate(layer.activation, isLast: isLast)
      case let layer as Activation:
        activate(layer.function, isLast: isLast)
      case let layer as Dropout:
        guard let dropsOut, layer.isTrainable, layer.rate > 0 else { break }
        var numbers = dropsOut(layer)
        let mask = layer.mask(input.shape, &numbers)
        value = input * mask
        pullbacks.append { slope, _ in slope * mask }
      default:
        value = input.reshaped([input.shape[0], input.shape.dimensions.dropFirst().reduce(1, *)])
        pullbacks.append { slope, _ in slope.reshaped(input.shape) }
      }
    }
    return (value, pullbacks)
  }

  /// The activation that the last layer ends with.
  var lastActivation: ActivationFunction {
    switch layers.last {
    case let layer as Dense: layer.activation
    case let layer as Activation: layer.function
    default: .linear
    }
  }
}
