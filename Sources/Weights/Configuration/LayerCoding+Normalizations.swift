import NeuralNetworks

extension LayerCoding {
  /// What makes numbers of one size.
  static let normalizations: [LayerCoding] = [
    LayerCoding(BatchNormalization.self) { layer in
      [
        "axis": -1, "momentum": JSONValue(layer.momentum), "epsilon": JSONValue(layer.epsilon),
        "center": .flag(layer.center), "scale": .flag(layer.scale),
      ].merging(penalties(["beta": layer.betaRegularizer, "gamma": layer.gammaRegularizer])) { $1 }
        .merging(
          starts(["beta": (layer.betaInitializer, .zeros), "gamma": (layer.gammaInitializer, .ones)])
        ) { $1 }
    } read: { from in
      try from.readLastAxis()
      return BatchNormalization(
        momentum: try from.number("momentum", default: 0.99), epsilon: try from.number("epsilon", default: 1e-3),
        center: try from.flag("center", default: true), scale: try from.flag("scale", default: true),
        betaInitializer: from.initializer("beta_initializer", default: .zeros),
        gammaInitializer: from.initializer("gamma_initializer", default: .ones),
        betaRegularizer: try from.regularizer("beta_regularizer"),
        gammaRegularizer: try from.regularizer("gamma_regularizer"), name: from.name)
    },
    LayerCoding(LayerNormalization.self) { layer in
      ["axis": -1, "epsilon": JSONValue(layer.epsilon), "center": true, "scale": true]
    } read: { from in
      try from.readLastAxis()
      return LayerNormalization(epsilon: try from.number("epsilon", default: 1e-3), name: from.name)
    },
    LayerCoding(Normalization.self) { layer in
      let constants = layer.constants.map { (list($0.mean), list($0.variance)) }
      return ["axis": -1, "mean": constants?.0 ?? .null, "variance": constants?.1 ?? .null]
    } read: { from in
      try from.readLastAxis()
      let (mean, variance) = (try from.numbers("mean"), try from.numbers("variance"))
      guard let mean else { return Normalization(name: from.name) }
      guard let variance, !mean.isEmpty, !variance.isEmpty else {
        throw from.refused("variance", .null, expected: "a variance where there is a mean")
      }
      return Normalization(mean: mean, variance: variance, name: from.name)
    },
    LayerCoding(LayerScale.self, module: "keras.src.applications.convnext") { layer in
      ["init_values": JSONValue(layer.initValue), "projection_dim": .init(layer.projectionDim)]
    } read: { from in
      LayerScale(
        initValue: try from.number("init_values", default: 1e-6), projectionDim: try from.integer("projection_dim"),
        name: from.name)
    },
  ]

  private static func list(_ numbers: [Float]) -> JSONValue { .list(numbers.map { JSONValue($0) }) }
}
