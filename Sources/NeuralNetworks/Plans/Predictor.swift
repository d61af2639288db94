import Files
import Foundation
import Tensors

/// Runs a model: what is before the tail by compiled plans, whose results are kept by picture, and the tail itself.
final class Predictor {
  private let graph: FlatGraph
  private var compiled: (state: [Int], body: Body)?
  private let lock = NSRecursiveLock()

  init(_ model: Model) { graph = FlatGraph(model) }

  /// The compiled part at one state of its weights.
  final class Body {
    let tail: Tail
    private let variables: [Variable]
    private let graph: FlatGraph
    private let compiled: CompiledGraph
    /// Whether there is nothing before the tail.
    let isEmpty: Bool

    init(_ graph: FlatGraph, _ tail: Tail) {
      self.tail = tail
      self.graph = graph.body(to: tail.source)
      compiled = CompiledGraph(self.graph)
      isEmpty = self.graph.nodes.count == 1
      variables = self.graph.nodes.flatMap(\.layer.variables)
    }

    /// The digest of all that decides its results: layers, their settings, and every bit of their weights.
    lazy var digest: String = {
      let digest = Digest(.sha256)
      digest.update("Lectern features 1\n")
      for node in graph.nodes where !(node.layer is InputLayer) {
        digest.update("\(node.layer.className) \(node.layer.configuration) \(node.inputs)\n")
        for variable in node.layer.variables {
          digest.update("\(variable.name) \(variable.shape)\n")
          variable.value.withUnsafeScalars { digest.update(UnsafeRawBufferPointer($0)) }
        }
      }
      return digest.finish()
    }()

    /// Its value for a batch, by a few pictures at a time: intermediate values then stay in the processor's cache, and plans
    /// for four sizes of batch serve all. An example's bits do not depend on its neighbours.
    func callAsFunction(_ x: Tensor) throws -> Tensor {
      let size = 4
      guard !isEmpty, x.shape[0] > 0 else { return x }
      guard x.shape[0] > size else { return try compiled(x) }
      let parts = try stride(from: 0, to: x.shape[0], by: size).map {
        try compiled(x.rows($0..<min($0 + size, x.shape[0])))
      }
      return Tensor(joining: parts)
    }

    /// The first unfrozen layer that it holds, if any.
    var trainableLayer: Layer? { graph.nodes.map(\.layer).first { $0.variables.contains(where: \.isTrainable) } }
  }

  /// The body and tail for the weights as they are, and for what is frozen.
  var body: Body {
    lock.withLock {
      let tail = Tail(graph)
      let tailLayers = Set(tail.layers.map(ObjectIdentifier.init))
      var state = [tail.source, tail.layers.count]
      for node in graph.nodes where !tailLayers.contains(ObjectIdentifier(node.layer)) {
        for variable in node.layer.variables { state.append(variable.version) }
      }
      if let compiled, compiled.state == state { return compiled.body }
      let body = Body(graph, tail)
      compiled = (state, body)
      return body
    }
  }

  /// What the model says of a batch: `[N, …] -> [N, …]`.
  func callAsFunction(_ x: Tensor) throws -> Tensor {
    try lock.withLock {
      let body = body
      return body.tail(try body(x))
    }
  }

  /// What goes into the tail for a batch; what is known of a picture is not computed again.
  func features(_ batch: Batch, _ body: Body) throws -> Tensor {
    guard !body.isEmpty else { return try batch.inputs() }
    return try lock.withLock {
      let store = FeatureStore.shared
      var rows = batch.keys.map { key in key.flatMap { store.features(model: body.digest, key: $0) } }
      let misses = rows.indices.filter { rows[$0] == nil }
      if !misses.isEmpty {
        let computed = try body(try batch.inputs(rows: misses))
        for (position, row) in misses.enumerated() {
          let features = computed.row(position)
          rows[row] = features
          if let key = batch.keys[row] { store.keep(features, model: body.digest, key: key) }
        }
      }
      return Tensor(stacking: rows.map { $0! })
    }
  }
}
