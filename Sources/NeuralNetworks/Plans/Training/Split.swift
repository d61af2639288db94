import Tensors

/// A graph in two: what is frozen, whose values are kept by picture, and what comes after, which may be trained.
struct Split {
  /// From the input to the cut.
  let frozen: FlatGraph
  /// From the cut, its node 0, to the output; only that node when nothing is trained.
  let trained: FlatGraph

  /// Cuts as late as one value can carry all that the trained layers read.
  ///
  /// - Parameter isTrained: false when the model was never compiled: then all is frozen.
  init(_ graph: FlatGraph, isTrained: Bool) {
    let lowest = isTrained ? graph.nodes.firstIndex { Self.isTrained($0.layer) } : nil
    var cut = lowest.map { $0 - 1 } ?? graph.output
    if lowest != nil {
      // The earliest input of all that comes after a node, were the cut there.
      var earliest = graph.nodes.count
      var cuts: Set<Int> = []
      for index in graph.nodes.indices.reversed() {
        if earliest >= index { cuts.insert(index) }
        earliest = min(earliest, graph.nodes[index].inputs.min() ?? earliest)
      }
      while !cuts.contains(cut) { cut -= 1 }
    }
    frozen = graph.body(to: cut)
    trained = graph.rest(from: cut)
  }

  /// Whether training changes the layer, or the layer changes what training sees.
  static func isTrained(_ layer: Layer) -> Bool {
    layer.variables.contains(where: \.isTrainable) || ((layer as? Dropout)?.isActive ?? false)
  }
}

extension Dropout {
  /// Whether it drops anything while training: not when it is frozen.
  var isActive: Bool { isTrainable && rate > 0 }
}
