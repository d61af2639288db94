import Tensors

/// Adds a graph to a plan, layer by layer, and remembers for each the way back.
final class TrainingWay {
  typealias Value = KernelPlan.Value
  /// From the slope by a layer's result to those by its inputs; nil for one that nobody asks for.
  typealias Pullback = (_ slope: Value) throws -> [Value?]
  /// The same, from the slopes of several ways to the loss, which are still to be added.
  typealias JoiningPullback = (_ slopes: [Value]) throws -> [Value?]

  private let graph: FlatGraph
  private let endsBeforeActivation: Bool
  /// Zeros that a convolution or pooling takes in: where they are read from, and how many.
  private var paddings: [Int: (source: Int, padding: EdgePadding)] = [:]
  private let chains: [Int: NormalizationChain]
  /// Which nodes have a trained variable at or before them.
  private var isReached: [Bool]
  private let readers: [Int]
  private var pullbacks: [(node: Int, inputs: [Int], pullback: JoiningPullback)] = []

  init(_ graph: FlatGraph, endsBeforeActivation: Bool) throws {
    self.graph = graph
    self.endsBeforeActivation = endsBeforeActivation
    readers = graph.readerCounts
    for index in graph.nodes.indices where graph.nodes[index].layer.isConvolution {
      if let zeros = Fusion.zeros(before: index, in: graph, readers) {
        paddings[zeros.node] = (zeros.source, zeros.padding)
      }
    }
    for zeros in Fusion.zerosBeforePoolings(in: graph, [:]).values {
      paddings[zeros.node] = (zeros.source, zeros.padding)
    }
    chains = NormalizationChain.find(in: graph)
    isReached = [Bool](repeating: false, count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated().dropFirst() {
      isReached[index] = node.inputs.contains { isReached[$0] } || node.layer.variables.contains(where: \.isTrainable)
    }
  }

  /// The way there: from the input to the output.
  func forward(_ input: Value, _ plan: TrainingPlan) throws -> Value {
    var values: [Int: Value] = [0: input]
    let needed = graph.needed.subtracting(chains.values.flatMap(\.absorbed)).subtracting(paddings.keys)
    for (index, node) in graph.nodes.enumerated().dropFirst() where needed.contains(index) {
      let chain = chains[index]
      let zeros = chain == nil ? node.inputs.first.flatMap { paddings[$0] } : nil
      let inputs =
        chain.map { graph.nodes[$0.normalization].inputs + [$0.addend].compactMap(\.self) }
        ?? zeros.map { [$0.source] } ?? node.inputs
      let site = Site(
        plan: plan, inputs: inputs.map { values[$0]! }, wantsSlopes: inputs.map { isReached[$0] },
        padding: zeros?.padding, mayOverwrite: mayOverwrite(node), losesMean: losesMean(index),
        activates: !(endsBeforeActivation && index == graph.output))
      if let chain, let layer = graph.nodes[chain.normalization].layer as? BatchNormalization {
        let (value, pullback) = try site.normalization(layer, chain.function)
        values[index] = value
        if isReached[index] { pullbacks.append((index, inputs, pullback)) }
      } else {
        let (value, pullback) = try site.add(node.layer)
        values[index] = value
        if isReached[index] { pullbacks.append((index, inputs, { try pullback(site.added($0)) })) }
      }
    }
    return values[graph.output]!
  }

  /// The way back: from the slope by the output to the slopes by the trained variables.
  func backward(_ slope: Value, _ plan: TrainingPlan) throws {
    var slopes: [Int: [Value]] = [graph.output: [slope]]
    for (node, inputs, pullback) in pullbacks.reversed() {
      guard let known = slopes.removeValue(forKey: node) else { continue }
      for (input, found) in zip(inputs, try pullback(known)) where isReached[input] {
        if let found { slopes[input, default: []].append(found) }
      }
    }
  }

  /// Whether only a normalization by the batch's own statistics reads a convolution.
  private func losesMean(_ index: Int) -> Bool {
    guard readers[index] == 1, graph.nodes[index].layer.ownActivation == .linear,
      let reader = graph.nodes.first(where: { $0.inputs.contains(index) }),
      let normalization = reader.layer as? BatchNormalization
    else { return false }
    return normalization.isTrainable
  }

  /// Whether an activation may be made in its input's memory: nobody else reads that, and the layer that made it does not
  /// need it on the way back.
  private func mayOverwrite(_ node: FlatGraph.Node) -> Bool {
    guard node.inputs.count == 1, readers[node.inputs[0]] == 1 else { return false }
    let layer = graph.nodes[node.inputs[0]].layer
    return layer is BatchNormalization || layer is Add || layer is CustomScaleLayer
      || (layer.isConvolution && layer.ownActivation == .linear)
  }
}

extension FlatGraph {
  /// The nodes that the output needs.
  var needed: Set<Int> {
    var result: Set<Int> = [output]
    for index in nodes.indices.reversed() where result.contains(index) { result.formUnion(nodes[index].inputs) }
    return result
  }
}
