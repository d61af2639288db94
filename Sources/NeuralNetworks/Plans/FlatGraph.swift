import Tensors

/// A model without nesting: every layer's use, nested models inlined, each after its inputs.
struct FlatGraph {
  /// A use of a layer that is not a model.
  struct Node {
    let layer: Layer
    /// Positions of the nodes that it reads.
    let inputs: [Int]
  }

  /// Node 0 is the input.
  private(set) var nodes: [Node] = []
  /// Which node is the result.
  private(set) var output = 0

  init(_ model: Model) {
    nodes.append(Node(layer: model.inputNode.layer, inputs: []))
    output = append(model, input: 0)
  }

  private mutating func append(_ model: Model, input: Int) -> Int {
    var positions = [ObjectIdentifier(model.inputNode): input]
    for node in model.nodes where node !== model.inputNode {
      let inputs = node.inputs.map { positions[ObjectIdentifier($0)]! }
      if let nested = node.layer as? Model {
        positions[ObjectIdentifier(node)] = append(nested, input: inputs[0])
      } else {
        nodes.append(Node(layer: node.layer, inputs: inputs))
        positions[ObjectIdentifier(node)] = nodes.count - 1
      }
    }
    return positions[ObjectIdentifier(model.outputNode)]!
  }

  /// How often each node is read; the result counts as one reader.
  var readerCounts: [Int] {
    var counts = [Int](repeating: 0, count: nodes.count)
    for node in nodes { for input in node.inputs { counts[input] += 1 } }
    counts[output] += 1
    return counts
  }

  /// The nodes from the input that end in `node`, renumbered; layers that predict nothing new are left out.
  func body(to node: Int) -> FlatGraph {
    var result = FlatGraph(nodes: [])
    var positions: [Int: Int] = [:]
    var needed: Set<Int> = [node]
    for index in nodes.indices.reversed() where needed.contains(index) { needed.formUnion(nodes[index].inputs) }
    for index in nodes.indices where needed.contains(index) || index == 0 {
      let inputs = nodes[index].inputs.map { positions[$0]! }
      let isIdentity =
        nodes[index].layer is Dropout || (nodes[index].layer as? Activation)?.function == .linear
      if isIdentity {
        positions[index] = inputs[0]
      } else {
        result.nodes.append(Node(layer: nodes[index].layer, inputs: inputs))
        positions[index] = result.nodes.count - 1
      }
    }
    result.output = positions[node]!
    return result
  }

  /// The nodes after `cut` as a graph whose input is the value of `cut`; nothing else may be read from before it.
  func rest(from cut: Int) -> FlatGraph {
    var result = FlatGraph(nodes: [Node(layer: InputLayer(shape: []), inputs: [])])
    guard cut != output else { return result }
    for node in nodes[(cut + 1)...] {
      result.nodes.append(Node(layer: node.layer, inputs: node.inputs.map { $0 - cut }))
    }
    result.output = output - cut
    return result
  }

  /// The graph without the activation that it ends in, when that is a layer of its own.
  func withoutLastActivation() -> FlatGraph {
    guard nodes[output].layer is Activation else { return self }
    var result = self
    result.output = nodes[output].inputs[0]
    return result
  }

  /// Whether it pays that channels lie in blocks of sixteen: nothing reads them one beside the other, and what is put side by side are two
  /// values of whole blocks. Measured with 4 to 32 pictures: InceptionV3, whose branches are three and more, takes up to 1.05 times as
  /// long so, NASNetMobile, with blocks that are not full, 1.1 times.
  var suitsBlocks: Bool {
    guard !nodes.contains(where: { $0.layer is LayerNormalization }) else { return false }
    let joins = nodes.filter { $0.layer is Concatenate }
    guard joins.allSatisfy({ $0.inputs.count <= 2 }) else { return false }
    return joins.isEmpty
      || nodes.allSatisfy { ($0.layer as? Conv2D)?.filters.isMultiple(of: 16) ?? !($0.layer is SeparableConv2D) }
  }

  /// The activation that the last layer ends with.
  var lastActivation: ActivationFunction {
    (nodes[output].layer as? Activation)?.function ?? nodes[output].layer.ownActivation
  }

  /// The graph with every value made once: layers without variables that do the same to the same values are one node.
  /// NASNet has many a ReLU of one value.
  func withoutRepeats() -> FlatGraph {
    var result = FlatGraph(nodes: [])
    var positions: [Int] = []
    var known: [String: Int] = [:]
    for node in nodes {
      let inputs = node.inputs.map { positions[$0] }
      let key = "\(node.layer.className) \(node.layer.configuration) \(inputs)"
      if let same = known[key], !inputs.isEmpty {
        positions.append(same)
        continue
      }
      positions.append(result.nodes.count)
      if node.layer.variables.isEmpty { known[key] = result.nodes.count }
      result.nodes.append(Node(layer: node.layer, inputs: inputs))
    }
    result.output = positions[output]
    return result
  }

  private init(nodes: [Node]) { self.nodes = nodes }
}
