/// Which pixels of each value somebody reads.
///
/// A convolution of one pixel with strides reads every second pixel of every second row, and a ResNet's stages begin with two of them and nothing
/// else. What made their input need not make the other three quarters: its own convolution takes the larger strides, and so on
/// upwards, through sums, until something is read whole.
struct ReadPixels {
  /// How far apart the rows and columns are that are read.
  struct Step: Equatable {
    var rows = 1
    var columns = 1

    static let every = Step()
  }

  private var steps: [Step]

  /// - Parameter fusions: by the node whose value each makes; other nodes inside them are `absorbed`.
  init(of graph: FlatGraph, fusions: [Int: Fusion], absorbed: Set<Int>) {
    steps = graph.nodes.map { _ in .every }
    var wanted: [[Step]] = graph.nodes.map { _ in [] }
    wanted[graph.output].append(.every)
    for index in graph.nodes.indices.reversed() where !absorbed.contains(index) {
      guard let fusion = fusions[index], let layer = fusion.layer as? WindowedLayer else {
        for input in graph.nodes[index].inputs { wanted[input].append(.every) }
        continue
      }
      if let first = wanted[index].first, wanted[index].allSatisfy({ $0 == first }) { steps[index] = first }
      let own = steps[index]
      let isPixelByPixel = layer is Conv2D && layer.window == (1, 1) && fusion.zeroPadding == nil
      wanted[fusion.zeroPadding?.source ?? graph.nodes[fusion.convolution].inputs[0]].append(
        isPixelByPixel ? Step(rows: layer.strides.0 * own.rows, columns: layer.strides.1 * own.columns) : .every)
      if let residual = fusion.residual { wanted[residual].append(own) }
    }
  }

  /// The step of a node's value: pixels between are not in it.
  subscript(node: Int) -> Step { steps[node] }
}
