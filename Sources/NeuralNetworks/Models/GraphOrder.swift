/// The order in which Keras lists the nodes of a graph, so that summaries and weight files agree with it.
///
/// Nodes are grouped by their distance from the output, farthest first; among equals, by who is met first on a walk
/// from the output back, inputs in order. (keras/src/ops/function.py, `map_graph`.)
enum GraphOrder {
  /// All nodes that `output` needs, each after its inputs.
  static func nodes(to output: Node) -> [Node] {
    var met: [ObjectIdentifier: Int] = [:]
    var finished: [Node] = []
    // A walk without recursion: networks are deeper than a small stack.
    var path: [(node: Node, next: Int)] = []
    func visit(_ node: Node) {
      guard met[ObjectIdentifier(node)] == nil else { return }
      met[ObjectIdentifier(node)] = met.count
      path.append((node, 0))
    }
    visit(output)
    while let (node, next) = path.last {
      if next < node.inputs.count {
        path[path.count - 1].next += 1
        visit(node.inputs[next])
      } else {
        finished.append(node)
        path.removeLast()
      }
    }

    var depths: [ObjectIdentifier: Int] = [:]
    for node in finished.reversed() {
      let depth = depths[ObjectIdentifier(node), default: 0]
      depths[ObjectIdentifier(node)] = depth
      for input in node.inputs {
        depths[ObjectIdentifier(input)] = max(depths[ObjectIdentifier(input), default: 0], depth + 1)
      }
    }
    func key(_ node: Node) -> (Int, Int) { (-depths[ObjectIdentifier(node)]!, met[ObjectIdentifier(node)]!) }
    return finished.sorted { key($0) < key($1) }
  }

  /// How far from the output each node is, given nodes in order.
  static func hasBranches(_ nodes: [Node]) -> Bool {
    var readers: [ObjectIdentifier: Int] = [:]
    for node in nodes { for input in node.inputs { readers[ObjectIdentifier(input), default: 0] += 1 } }
    return nodes.contains { $0.inputs.count > 1 } || readers.values.contains { $0 > 1 }
  }
}
