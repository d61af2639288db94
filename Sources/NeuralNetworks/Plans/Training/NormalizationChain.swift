import Tensors

/// A batch normalization with what is made in the same loop over memory: a sum, and the ReLU behind.
struct NormalizationChain {
  /// The normalization's node.
  let normalization: Int
  /// The node that is added to it.
  private(set) var addend: Int?
  private(set) var function: ElementwiseFunction?
  /// The node whose value the chain makes.
  private(set) var last: Int
  /// The nodes whose values nobody makes.
  private(set) var absorbed: [Int] = []

  /// All of a graph, by their last node. Of two normalizations that meet in a sum, the later one takes it in.
  static func find(in graph: FlatGraph) -> [Int: NormalizationChain] {
    let counts = graph.readerCounts
    var readers: [Int: Int] = [:]
    for (index, node) in graph.nodes.enumerated() { for input in node.inputs { readers[input] = index } }
    var claimed: Set<Int> = []
    var result: [Int: NormalizationChain] = [:]
    for index in graph.nodes.indices.reversed() where graph.nodes[index].layer is BatchNormalization {
      var chain = NormalizationChain(normalization: index, last: index)
      func next() -> Int? { counts[chain.last] == 1 ? readers[chain.last] : nil }
      if let sum = next(), graph.nodes[sum].layer is Add, graph.nodes[sum].inputs.count == 2,
        claimed.insert(sum).inserted
      {
        chain.addend = graph.nodes[sum].inputs.first { $0 != index }
        chain.goOn(to: sum)
      }
      if let activation = next() {
        let function = graph.nodes[activation].layer.elementwiseFunction
        if function == .relu || function == .relu6 {
          chain.function = function
          chain.goOn(to: activation)
        }
      }
      result[chain.last] = chain
    }
    return result
  }

  private mutating func goOn(to node: Int) {
    absorbed.append(last)
    last = node
  }
}
