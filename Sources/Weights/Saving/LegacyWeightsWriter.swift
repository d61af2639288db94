import NeuralNetworks

/// Writes weights as Keras 2 did, and Keras 3 still does, into an `.h5` (`keras/src/legacy/saving/legacy_h5_format.py`):
/// `layer_names`, and a group a layer with `weight_names` and the datasets that they name.
///
/// A model within is one layer. Its weights come trainable ones first, then the others, so that a base that is trained and one
/// that is frozen differ in their order, and Keras reads them in that order alone.
struct LegacyWeightsWriter {
  /// Where they go.
  let file: HDF5Writer

  /// Writes a whole model's weights into the root, or into a group.
  func write(_ model: Model, at place: String = "/") throws {
    let layers = model.layers.filter { !(model is Sequential && $0 is InputLayer) }
    try file.group(place)
    try file.texts(layers.map(\.name), "layer_names", of: place)
    try file.text("tensorflow", "backend", of: place)
    try file.text(KerasRelease.version, "keras_version", of: place)
    // By name, so that a layer "a" is there before another "a/b".
    for layer in layers.sorted(by: { $0.name < $1.name }) {
      let group = "\(place)/\(layer.name)"
      let weights = self.weights(of: layer)
      try file.group(group)
      try file.texts(weights.map(\.name), "weight_names", of: group)
      for (name, variable) in weights {
        try file.dataset("\(group)/\(name)", variable.value, isCount: variable.isCount)
      }
    }
    try file.group("\(place)/top_level_model_weights")
    try file.texts([], "weight_names", of: "\(place)/top_level_model_weights")
  }

  private func weights(of layer: Layer) -> [(name: String, variable: Variable)] {
    let all = named(layer, prefix: "")
    guard layer.isTrainable else { return all }
    return all.filter(\.variable.isTrainable) + all.filter { !$0.variable.isTrainable }
  }

  /// Names of datasets that are unique in the layer's group: `conv1/kernel`, deeper `inner/conv1/kernel`.
  private func named(_ layer: Layer, prefix: String) -> [(name: String, variable: Variable)] {
    guard let model = layer as? Model else {
      return layer.variables.map { ("\(prefix)\(layer.name)/\($0.name)", $0) }
    }
    return model.layers.flatMap { named($0, prefix: $0 is Model ? "\(prefix)\($0.name)/" : prefix) }
  }
}
