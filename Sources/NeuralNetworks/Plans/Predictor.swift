import Files
import Foundation
import Tensors

/// Runs a model: what is frozen by compiled plans whose results are kept by picture, and what is trained by plans for the
/// weights of the moment.
final class Predictor {
  private let graph: FlatGraph
  /// Whether its model was compiled; else all of it is frozen.
  var isTrained = false
  /// In which numbers the frozen part computes.
  var precision = Precision.float32
  private var compiled: (state: [Int], body: Body)?
  /// When `compiled` was last looked through, and for whom.
  private var checked: (changes: Int, isTrained: Bool, precision: Precision)?
  let lock = NSRecursiveLock()
  /// What a frozen part computed before its batch came, by the rows' keys.
  var prepared: (body: Body?, features: [String: Tensor]) = (nil, [:])
  /// What people call the frozen part: the model within the model, where there is one.
  let label: String
  /// Counts, while a fit goes on, which pictures' features it asks for.
  var counter: FrozenPictureCounter?

  init(_ model: Model) {
    graph = FlatGraph(model)
    label = (model.layers.first { $0 is Model } ?? model).name
  }

  /// The two parts at one state of what is frozen.
  final class Body {
    /// The frozen part.
    private let graph: FlatGraph
    private let precision: Precision
    private let compiled: CompiledGraph
    /// The trained part; only its input when nothing is trained.
    let trained: FlatGraph
    private var tops: [Bool: (state: [Int], compiled: CompiledGraph)] = [:]
    private var plans: [PlanKey: TrainingPlan] = [:]
    private var keysInOrder: [PlanKey] = []

    private struct PlanKey: Hashable {
      let shape: Shape
      let endsBeforeActivation: Bool
    }

    init(_ split: Split, _ precision: Precision) {
      graph = split.frozen
      trained = split.trained
      self.precision = precision
      compiled = CompiledGraph(graph, precision: precision)
    }

    /// Whether nothing is frozen.
    var isEmpty: Bool { graph.nodes.count == 1 }
    /// Whether what the frozen part makes is worth keeping: it has weights, and does more than move and scale numbers.
    var isKept: Bool { graph.nodes.contains { !$0.layer.variables.isEmpty } }
    /// The activation that the model ends with, when it is part of what is trained.
    var lastActivation: ActivationFunction { isWhole ? .linear : trained.lastActivation }
    /// Whether nothing is trained.
    var isWhole: Bool { trained.nodes.count == 1 }

    /// The digest of all that decides the frozen part's results: layers, their settings, and every bit of their weights.
    lazy var digest: String = {
      let digest = Digest(.sha256)
      digest.update("Lectern features 6, \(KernelEngine.identity), \(precision.rawValue)\n")
      for node in graph.nodes where !(node.layer is InputLayer) {
        digest.update("\(node.layer.className) \(node.layer.configuration) \(node.inputs)\n")
        for variable in node.layer.variables {
          digest.update("\(variable.name) \(variable.shape)\n")
          variable.value.withUnsafeScalars { digest.update(UnsafeRawBufferPointer($0)) }
        }
      }
      return digest.finish()
    }()

    /// What the frozen part makes of a batch.
    ///
    /// - Parameter isKept: whether it is kept for later, and so must be the same to the last bit whatever else is in the batch.
    func callAsFunction(_ x: Tensor, isKept: Bool = false) throws -> Tensor {
      guard !isEmpty else { return x }
      return try Self.inPieces(x, compiled, isKept: isKept)
    }

    /// What the trained part predicts with the weights of the moment.
    ///
    /// - Parameter endsBeforeActivation: whether the last activation is left out.
    func top(_ features: Tensor, endsBeforeActivation: Bool = false) throws -> Tensor {
      guard !isWhole else { return features }
      let state = trained.nodes.flatMap(\.layer.variables).map(\.version)
      if let (known, compiled) = tops[endsBeforeActivation], known == state {
        return try Self.inPieces(features, compiled)
      }
      let graph = endsBeforeActivation ? trained.withoutLastActivation() : trained
      let compiled = CompiledGraph(
        graph.body(to: graph.output), endsBeforeActivation: endsBeforeActivation,
        precision: isEmpty ? precision : .float32)
      tops[endsBeforeActivation] = (state, compiled)
      return try Self.inPieces(features, compiled)
    }

    /// The plan that trains the trained part on batches of this shape.
    func trainingPlan(_ shape: Shape, endsBeforeActivation: Bool) throws -> TrainingPlan {
      let key = PlanKey(shape: shape, endsBeforeActivation: endsBeforeActivation)
      if let plan = plans[key] { return plan }
      let plan = try TrainingPlan(trained, shape: shape, endsBeforeActivation: endsBeforeActivation)
      plans[key] = plan
      keysInOrder.append(key)
      if keysInOrder.count > 4 { plans[keysInOrder.removeFirst()] = nil }
      return plan
    }

    /// How many pictures are computed at a time where the result is kept: intermediate values then stay in the processor's cache, and
    /// one plan serves all sizes of batches. The last ones are filled up.
    static let piece = 4
    /// How many at most where it is not: a few more share what is read of the weights. With 12 or 24 pictures on two cores, the time of
    /// ResNet50, InceptionV3 and VGG16 is the least with 6 of 4, 6, 8 and 12, by 3 to 9 % of that with 4.
    private static let mostAtOnce = 6

    private static func inPieces(_ x: Tensor, _ compiled: CompiledGraph, isKept: Bool = false) throws -> Tensor {
      let count = x.shape[0]
      guard count > 0 else { return try compiled.nothing(x) }
      guard isKept else {
        let parts = (count + mostAtOnce - 1) / mostAtOnce
        guard parts > 1 else { return try compiled(x) }
        // As equal as can be: few sizes, few plans.
        let ends = (0...parts).map { $0 * count / parts }
        return Tensor(joining: try zip(ends, ends.dropFirst()).map { try compiled(x.rows($0..<$1)) })
      }
      guard count > piece else { return try compiled.filledUp(x) }
      let parts = try stride(from: 0, to: count, by: piece).map {
        try compiled.filledUp(x.rows($0..<min($0 + piece, count)))
      }
      return Tensor(joining: parts)
    }
  }

  /// The two parts for the weights as they are, and for what is frozen.
  var body: Body {
    lock.withLock {
      let now = (Variable.changes, isTrained, precision)
      if let compiled, let checked, checked == now { return compiled.body }
      checked = now
      let trained = graph.nodes.map { isTrained && Split.isTrained($0.layer) ? 1 : 0 }
      let split = Split(graph, isTrained: isTrained)
      var state = [precision == .float32 ? 0 : 1] + trained + graph.nodes.map { $0.layer.isTrainable ? 1 : 0 }
      for node in split.frozen.nodes { for variable in node.layer.variables { state.append(variable.version) } }
      if let compiled, compiled.state == state { return compiled.body }
      let body = Body(split, precision)
      compiled = (state, body)
      return body
    }
  }

  /// What the model says of a batch: `[N, …] -> [N, …]`.
  func callAsFunction(_ x: Tensor) throws -> Tensor {
    try lock.withLock {
      let body = body
      return try body.top(body(x))
    }
  }

  /// Tells the rows of a batch that have to be made, because what the frozen part makes of them is not known.
  func missingRows(_ body: Body) -> (Batch) -> [Int] {
    guard body.isKept else { return { batch in Array(0..<batch.count) } }
    return { [lock] batch in
      lock.withLock {
        batch.keys.indices.filter { row in
          batch.keys[row].map { !FeatureStore.shared.isKnown(model: body.digest, key: $0) } ?? true
        }
      }
    }
  }

  /// What goes into the trained part for a batch; what is known of a picture is not computed again.
  func features(_ batch: Batch, _ body: Body) throws -> Tensor {
    guard body.isKept else { return try body(batch.inputs()) }
    return try lock.withLock {
      let store = FeatureStore.shared
      if prepared.body !== body { prepared = (body, [:]) }
      var made: [Int] = []
      var rows = batch.keys.enumerated().map { row, key -> Tensor? in
        guard let key else { return nil }
        guard let features = prepared.features.removeValue(forKey: key) else {
          return store.features(model: body.digest, key: key)
        }
        made.append(row)
        return features
      }
      let misses = rows.indices.filter { rows[$0] == nil }
      if !misses.isEmpty {
        let isKept = batch.keys.contains { $0 != nil }
        let computed = try body(try batch.inputs(rows: misses), isKept: isKept)
        var new: [(key: String, features: Tensor)] = []
        for (position, row) in misses.enumerated() {
          let features = computed.row(position)
          rows[row] = features
          if let key = batch.keys[row], batch.isStill(row) { new.append((key, features)) }
        }
        if !new.isEmpty { store.keep(new, model: body.digest, label: label) }
      }
      counter?.count(batch.keys, computed: made + misses, model: body.digest)
      return Tensor(stacking: rows.map { $0! })
    }
  }
}
