import NeuralNetworks

/// Writes weights as Keras 3 does (`keras/src/saving/saving_lib.py`): `layers/CLASS[_n]/vars/i`, numbered by class in the order
/// of the model's layers, each `vars` with the layer's name; a model within has its own `layers`.
struct Keras3WeightsWriter {
  /// Where they go.
  let file: HDF5Writer

  /// Writes a whole model.
  func write(_ model: Model) throws { try write(model, at: "") }

  private func write(_ model: Model, at place: String) throws {
    // Keras does not count a Sequential's input among its layers.
    let layers = model.layers.filter { !(model is Sequential && $0 is InputLayer) }
    let paths = Keras3Weights.paths(layers.map { KerasLayer(className: $0.className, name: $0.name) }).map(\.path)
    try file.group("\(place)layers")
    for (layer, path) in zip(layers, paths) {
      let group = "\(place)layers/\(path)"
      if let inner = layer as? Model {
        try write(inner, at: group + "/")
        continue
      }
      try file.group("\(group)/vars")
      try file.text(layer.name, "name", of: "\(group)/vars")
      for (index, variable) in layer.variables.enumerated() {
        try file.dataset("\(group)/vars/\(index)", variable.value, isCount: variable.isCount)
      }
    }
    try file.group("\(place)vars")
    try file.text(model.name, "name", of: "\(place)vars")
  }
}

extension Variable {
  /// Whether Keras keeps it as a whole number: what Normalization has counted.
  var isCount: Bool { name == "count" && shape.rank == 0 }
}
