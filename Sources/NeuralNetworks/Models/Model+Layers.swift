internal import Wording

extension Model {
  /// The layer of this name, looked for in nested models too.
  ///
  /// - Throws: `ModelError.noSuchLayer`, with the nearest names.
  public func layer(named name: String) throws -> Layer {
    let all = allLayers
    if let found = all.first(where: { $0.name == name }) { return found }
    throw ModelError.noSuchLayer(
      name: name, model: self.name, nearest: Spelling.nearest(to: name, among: all.map(\.name)))
  }

  /// The model up to an inner layer, sharing its layers: `base.truncated(at: "mixed7")`.
  ///
  /// To build on an inner layer without another model, put layers behind its `output`:
  /// `let x = try Flatten()(base.layer(named: "mixed7").output)`, then `Model(inputs: base.input, outputs: …)`.
  ///
  /// - Throws: `ModelError.noSuchLayer`, with the nearest names; `.nestedLayer` when the layer belongs to a model within.
  public func truncated(at name: String) throws -> Model {
    let layer = try layer(named: name)
    guard let node = nodes.first(where: { $0.layer === layer }) else {
      let inner = layers.first { ($0 as? Model)?.allLayers.contains { $0 === layer } ?? false }
      throw ModelError.nestedLayer(name: name, inner: inner?.name ?? "", model: self.name)
    }
    return try Model(inputs: input, outputs: SymbolicTensor(node: node), name: self.name)
  }

  /// The layers from one name through another, both included; from the first, through the last when not said.
  ///
  /// `try base.layers(from: "block5_conv1").isTrainable = true`
  ///
  /// - Throws: `ModelError.noSuchLayer`, with the nearest names; `.layerOrder` when `last` comes before `first`.
  public func layers(from first: String? = nil, through last: String? = nil) throws -> ArraySlice<Layer> {
    func position(_ name: String) throws -> Int {
      if let found = layers.firstIndex(where: { $0.name == name }) { return found }
      throw ModelError.noSuchLayer(
        name: name, model: self.name, nearest: Spelling.nearest(to: name, among: layers.map(\.name)))
    }
    let start = try first.map(position) ?? 0
    let end = try last.map(position) ?? layers.count - 1
    guard start <= end else { throw ModelError.layerOrder(first: first ?? "", last: last ?? "", model: self.name) }
    return layers[start...end]
  }

  /// Its layers and then those of nested models.
  var allLayers: [Layer] { layers + layers.compactMap { $0 as? Model }.flatMap(\.allLayers) }
}

extension Collection where Element == Layer {
  /// Whether training changes every one of these layers; setting it sets each: `base.layers[..<249].isTrainable = false`.
  public var isTrainable: Bool {
    get { allSatisfy(\.isTrainable) }
    nonmutating set { for layer in self { layer.isTrainable = newValue } }
  }
}
