import Tensors

/// Which layers a convolution takes in: everything up to `last` is one kernel.
struct Fusion {
  /// The convolution's node; a dense layer is a convolution of a single pixel.
  let convolution: Int
  let layer: Layer
  /// A ZeroPadding2D before it that is taken in, and the node that is read instead.
  var zeroPadding: Zeros?
  var normalization: BatchNormalization?
  var layerScale: LayerScale?
  /// The node that is added, when a sum is taken in.
  var residual: Int?
  /// What the convolution is multiplied by before the sum.
  var factor: Float = 1
  var activation: ElementwiseFunction?
  /// The node whose value the kernel makes.
  var last: Int

  /// A ZeroPadding2D's node, and the one that it reads.
  struct Zeros {
    let node: Int
    let source: Int
    let padding: EdgePadding
  }

  /// Whether each pixel of the result is made of the same pixel of the source alone.
  var isPixelByPixel: Bool {
    guard zeroPadding == nil else { return false }
    guard let layer = layer as? Conv2D else { return layer is Dense }
    return layer.window == (1, 1) && layer.strides == (1, 1)
  }

  /// What can be fused in a graph: normalizations and scales behind convolutions, sums, activations, zeros before.
  ///
  /// - Parameter merges: false to leave every convolution alone.
  static func find(in graph: FlatGraph, merges: Bool = true) -> [Fusion] {
    let counts = graph.readerCounts
    var readers = [Int?](repeating: nil, count: graph.nodes.count)
    for (index, node) in graph.nodes.enumerated() {
      for input in node.inputs where counts[input] == 1 { readers[input] = index }
    }
    var claimed: Set<Int> = []
    var result: [Fusion] = []
    // From the end: of two convolutions that meet in a sum, the later one makes it, when the other is ready.
    for index in graph.nodes.indices.reversed() where graph.nodes[index].layer.isConvolution {
      let layer = graph.nodes[index].layer
      var fusion = Fusion(convolution: index, layer: layer, last: index)
      func next<L: Layer>(_ type: L.Type) -> (Int, L)? {
        guard let reader = readers[fusion.last], let layer = graph.nodes[reader].layer as? L else { return nil }
        return (reader, layer)
      }
      let own = layer.ownActivation
      fusion.activation = own.elementwise
      guard merges else {
        result.append(fusion)
        continue
      }
      if own == .linear {
        if let (reader, normalization) = next(BatchNormalization.self) {
          (fusion.last, fusion.normalization) = (reader, normalization)
        }
        if let (reader, scale) = next(LayerScale.self) { (fusion.last, fusion.layerScale) = (reader, scale) }
        if let (reader, _) = next(Add.self), graph.nodes[reader].inputs.count == 2, claimed.insert(reader).inserted {
          fusion.residual = graph.nodes[reader].inputs.first { $0 != fusion.last }
          fusion.last = reader
        }
        if fusion.residual == nil, let (reader, scaled) = next(CustomScaleLayer.self),
          graph.nodes[reader].inputs[1] == fusion.last, claimed.insert(reader).inserted
        {
          fusion.residual = graph.nodes[reader].inputs[0]
          (fusion.last, fusion.factor) = (reader, scaled.scale)
        }
        if let (reader, layer) = next(Layer.self), let function = layer.elementwiseFunction {
          (fusion.last, fusion.activation) = (reader, function)
        }
      }
      fusion.zeroPadding = zeros(before: index, in: graph, counts)
      result.append(fusion)
    }
    return result
  }

  /// Batch normalizations that no convolution takes in and that end in a ReLU, by the ReLU's node.
  static func rectifiedNormalizations(in graph: FlatGraph, without fused: Set<Int>) -> [Int: Int] {
    let counts = graph.readerCounts
    var result: [Int: Int] = [:]
    for (index, node) in graph.nodes.enumerated() where node.layer.elementwiseFunction == .relu {
      let source = node.inputs[0]
      guard !fused.contains(index), !fused.contains(source), counts[source] == 1 else { continue }
      if graph.nodes[source].layer is BatchNormalization { result[index] = source }
    }
    return result
  }
}

extension Fusion {
  /// The zeros that a convolution, or a pooling, adds itself.
  ///
  /// - Parameter counts: how often each node is read.
  static func zeros(before index: Int, in graph: FlatGraph, _ counts: [Int]) -> Zeros? {
    let source = graph.nodes[index].inputs[0]
    guard let layer = graph.nodes[index].layer as? WindowedLayer, layer.padding == .valid, counts[source] == 1,
      let zeros = graph.nodes[source].layer as? ZeroPadding2D, zeros.padding.isLess(than: layer.window)
    else { return nil }
    return Zeros(node: source, source: graph.nodes[source].inputs[0], padding: zeros.padding)
  }

  /// Zeros around what is never negative, before max poolings that look at some of it in every window: no such zero is larger than
  /// all else there, so that nobody need write them. By the pooling's node.
  static func zerosBeforePoolings(in graph: FlatGraph, _ fusions: [Int: Fusion]) -> [Int: Zeros] {
    let counts = graph.readerCounts
    var result: [Int: Zeros] = [:]
    for (index, node) in graph.nodes.enumerated() {
      guard let pooling = node.layer as? MaxPooling2D, pooling.padding == .valid, counts[node.inputs[0]] == 1,
        let zeros = graph.nodes[node.inputs[0]].layer as? ZeroPadding2D
      else { continue }
      let source = graph.nodes[node.inputs[0]].inputs[0]
      let function = fusions[source]?.activation ?? graph.nodes[source].layer.elementwiseFunction
      guard function == .relu || function == .relu6, zeros.padding.isLess(than: pooling.window) else { continue }
      result[index] = Zeros(node: node.inputs[0], source: source, padding: zeros.padding)
    }
    return result
  }
}

extension EdgePadding {
  /// Whether a window at any place sees some of what is inside.
  func isLess(than window: (Int, Int)) -> Bool {
    max(top, bottom) < window.0 && max(left, right) < window.1
  }
}

extension Layer {
  /// Whether a plan makes it by one or two convolutions.
  var isConvolution: Bool {
    self is Conv2D || self is DepthwiseConv2D || self is SeparableConv2D || self is Dense
  }

  /// The function that an activation layer applies to each number, when it does.
  var elementwiseFunction: ElementwiseFunction? {
    (self as? Activation)?.function.elementwise ?? (self as? ReLU)?.function
  }

  /// The activation of a convolution or dense layer itself.
  var ownActivation: ActivationFunction {
    switch self {
    case let layer as Conv2D: layer.activation
    case let layer as DepthwiseConv2D: layer.activation
    case let layer as SeparableConv2D: layer.activation
    case let layer as Dense: layer.activation
    default: .linear
    }
  }
}
