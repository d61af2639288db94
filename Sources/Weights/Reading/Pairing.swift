import Tensors

/// Finds for each variable of a model its weight in a file whose layers have names.
///
/// First by name: a layer's, then its variables', else their order, as Keras loads by name; that takes a file with a top
/// for a model without one. Then by the names of the applications' older release. Then layers that nobody named (`conv2d_1`
/// and `convolution2d_1`) one kind after the other. Last by order alone, as Keras does by itself: as many layers, each with
/// the same shapes. Order comes last because in an old ResNet file it swaps two convolutions of equal shape without a word.
struct Pairing {
  /// The file and the model, as errors name them.
  let file: String
  let model: String
  /// Whether the layers stand in the order of the model that was saved.
  var isOrdered = true

  /// The weights by the model's order of variables.
  ///
  /// - Throws: `WeightsError.mismatch`, naming the first layer that does not pair.
  func weights(of wanted: [ModelLayer], from stored: [StoredLayer]) throws -> [StoredWeight] {
    let byName: WeightsError
    do { return try pair(wanted, stored) } catch let error as WeightsError { byName = error }
    let today = stored.map { layer in
      StoredLayer(name: OlderNames.today(layer.name, file: stored), weights: layer.weights)
    }
    if today != stored, let result = try? pair(wanted, today) { return result }
    guard isOrdered else { throw byName }
    if let result = try? pairNumbered(wanted, stored) { return result }
    do { return try pairInOrder(wanted, stored) } catch {
      // What differs in order says more when hardly a name is the same.
      let names = Set(stored.flatMap { [$0.name] + $0.weights.map(\.layer) })
      let leaves = wanted.flatMap(\.leaves).filter { !$0.variables.isEmpty }
      let known = leaves.count { names.contains($0.name) }
      throw known * 2 >= leaves.count && known > 0 ? byName : error
    }
  }

  // MARK: By name

  private func pair(_ wanted: [ModelLayer], _ stored: [StoredLayer]) throws -> [StoredWeight] {
    var groups: [String: [StoredWeight]] = [:]
    var inner: [String: [StoredWeight]] = [:]
    for layer in stored {
      groups[layer.name] = groups[layer.name] ?? layer.weights
      for (name, weights) in Dictionary(grouping: layer.weights, by: \.layer) {
        inner["\(layer.name)/\(name)"] = weights
        inner[name] = inner[name] ?? weights
      }
    }
    var used: Set<String> = []
    var result: [StoredWeight] = []
    for (owner, layer) in leaves(wanted, owner: nil) where !layer.variables.isEmpty {
      let candidates = [owner.flatMap { inner["\($0)/\(layer.name)"] }, groups[layer.name], inner[layer.name]]
      guard let weights = candidates.compactMap({ $0 }).first(where: { $0.count == layer.variables.count }) else {
        let found = candidates.compactMap { $0 }.first.map { "\($0.count) weights" } ?? "no such layer"
        throw mismatch(layer.name, "\(layer.variables.count) weights", found)
      }
      result += try match(layer, weights)
      used.formUnion(weights.map(\.place))
    }
    try checkRest(stored, used)
    return result
  }

  /// What is left over may only be what comes after: a top.
  private func checkRest(_ stored: [StoredLayer], _ used: Set<String>) throws {
    let isUsed = stored.map { $0.weights.contains { used.contains($0.place) } }
    if isOrdered, let last = isUsed.lastIndex(of: true), let extra = isUsed[..<last].firstIndex(of: false),
      !stored[extra].weights.isEmpty
    {
      throw mismatch(stored[extra].name, "no such layer", "\(stored[extra].weights.count) weights")
    }
  }

  /// The layers inside, each with the model that it belongs to.
  private func leaves(_ layers: [ModelLayer], owner: String?) -> [(owner: String?, layer: ModelLayer)] {
    layers.flatMap { $0.layers.isEmpty ? [(owner, $0)] : leaves($0.layers, owner: $0.name) }
  }

  /// The weights of one layer by the variables' names, else in order.
  private func match(_ layer: ModelLayer, _ weights: [StoredWeight]) throws -> [StoredWeight] {
    let named = Dictionary(weights.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let found = layer.variables.compactMap { named[$0.name] }
    let result = found.count == weights.count ? found : weights
    for (variable, weight) in zip(layer.variables, result) where variable.shape != weight.shape {
      throw mismatch(layer.name, "\(variable.name) \(variable.shape)", "\(weight.name) \(weight.shape)")
    }
    return result
  }

  // MARK: By order

  private func pairNumbered(_ wanted: [ModelLayer], _ stored: [StoredLayer]) throws -> [StoredWeight] {
    let leaves = wanted.flatMap(\.leaves).filter { !$0.variables.isEmpty }
    let names = Set(leaves.map(\.name))
    let present = Dictionary(stored.map { ($0.name, $0.weights) }, uniquingKeysWith: { first, _ in first })
    // Kernels and normalizations are numbered apart; a dense layer's kernel has two axes.
    func kind(_ shapes: [Shape]) -> [Int] { shapes.map(\.rank) }
    var spare: [[Int]: ArraySlice<[StoredWeight]>] = [:]
    for layer in stored where !names.contains(layer.name) && ModelLayer.isAutomatic(layer.name) {
      spare[kind(layer.weights.map(\.shape)), default: []].append(layer.weights)
    }
    let result = try leaves.flatMap { layer -> [StoredWeight] in
      if let weights = present[layer.name], weights.count == layer.variables.count {
        return try match(layer, weights)
      }
      guard ModelLayer.isAutomatic(layer.name),
        let weights = spare[kind(layer.variables.map(\.shape)), default: []].popFirst()
      else { throw mismatch(layer.name, "\(layer.variables.count) weights", "no such layer") }
      return try match(layer, weights)
    }
    if let extra = spare.values.compactMap(\.first).first {
      throw mismatch(extra[0].layer, "no such layer", "\(extra.count) weights")
    }
    try checkRest(stored, Set(result.map(\.place)))
    return result
  }

  private func pairInOrder(_ wanted: [ModelLayer], _ stored: [StoredLayer]) throws -> [StoredWeight] {
    let layers = wanted.filter { !$0.leaves.allSatisfy(\.variables.isEmpty) }
    let filled = stored.filter { !$0.weights.isEmpty }
    for (layer, found) in zip(layers, filled) where layer.layers.isEmpty {
      guard found.weights.count == layer.variables.count else {
        throw mismatch(
          layer.name, "\(layer.variables.count) weights", "\(found.weights.count) in \"\(found.name)\"")
      }
      for (variable, weight) in zip(layer.variables, found.weights) where variable.shape != weight.shape {
        throw mismatch(
          layer.name, "\(variable.name) \(variable.shape)", "\(weight.name) \(weight.shape) in \"\(found.name)\"")
      }
    }
    guard layers.count == filled.count else {
      throw mismatch(nil, "\(layers.count) layers with weights", "\(filled.count)")
    }
    return try zip(layers, filled).flatMap { try inOrder($0, $1) }
  }

  /// A layer, or a model within, whose weights the file lists flat: layer by layer when it was frozen, else what is learned
  /// first and then the moving statistics.
  private func inOrder(_ layer: ModelLayer, _ stored: StoredLayer) throws -> [StoredWeight] {
    let variables = layer.leaves.flatMap(\.variables)
    guard variables.count == stored.weights.count else {
      throw mismatch(
        layer.name, "\(variables.count) weights", "\(stored.weights.count) in \"\(stored.name)\"")
    }
    let statistics = variables.indices.filter { ModelLayer.isStatistic(variables[$0].name) }
    let learned = variables.indices.filter { !ModelLayer.isStatistic(variables[$0].name) }
    for order in [Array(variables.indices), learned + statistics] {
      guard zip(order, stored.weights).allSatisfy({ variables[$0].shape == $1.shape }) else { continue }
      var result = stored.weights
      for (index, weight) in zip(order, stored.weights) { result[index] = weight }
      return result
    }
    throw mismatch(layer.name, "other shapes", "\(stored.weights.first.map { "\($0.shape)" } ?? "none") first")
  }

  private func mismatch(_ layer: String?, _ expected: String, _ found: String) -> WeightsError {
    .mismatch(Mismatch(file: file, model: model, layer: layer, expected: expected, found: found))
  }
}
