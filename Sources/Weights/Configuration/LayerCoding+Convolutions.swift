import NeuralNetworks

extension LayerCoding {
  /// Windows with weights, and Dense.
  static let convolutions: [LayerCoding] = [
    LayerCoding(Conv2D.self) { layer in
      window(layer).merging(end(layer.useBias, layer.activation)) { $1 }
        .merging(["filters": .init(layer.filters), "groups": .init(layer.groups)]) { $1 }
        .merging(penalties(["kernel": layer.kernelRegularizer, "bias": layer.biasRegularizer])) { $1 }
        .merging(
          starts([
            "kernel": (layer.kernelInitializer, .glorotUniform), "bias": (layer.biasInitializer, .zeros),
          ])
        ) { $1 }
    } read: { from in
      Conv2D(
        try from.integer("filters"), kernelSize: try from.pair("kernel_size"),
        strides: try from.pair("strides", default: (1, 1)), padding: try from.padding(),
        groups: try from.integer("groups", default: 1), activation: try from.activation(),
        useBias: try from.flag("use_bias", default: true),
        kernelInitializer: from.initializer("kernel_initializer", default: .glorotUniform),
        biasInitializer: from.initializer("bias_initializer", default: .zeros),
        kernelRegularizer: try from.regularizer("kernel_regularizer"),
        biasRegularizer: try from.regularizer("bias_regularizer"), name: from.name)
    },
    LayerCoding(DepthwiseConv2D.self) { layer in
      window(layer).merging(end(layer.useBias, layer.activation)) { $1 }
        .merging(["depth_multiplier": .init(layer.depthMultiplier)]) { $1 }
        .merging(penalties(["depthwise": layer.depthwiseRegularizer, "bias": layer.biasRegularizer])) { $1 }
        .merging(
          starts([
            "depthwise": (layer.depthwiseInitializer, .glorotUniform), "bias": (layer.biasInitializer, .zeros),
          ])
        ) { $1 }
    } read: { from in
      DepthwiseConv2D(
        kernelSize: try from.pair("kernel_size"), strides: try from.pair("strides", default: (1, 1)),
        padding: try from.padding(), depthMultiplier: try from.integer("depth_multiplier", default: 1),
        activation: try from.activation(), useBias: try from.flag("use_bias", default: true),
        depthwiseInitializer: from.initializer("depthwise_initializer", default: .glorotUniform),
        biasInitializer: from.initializer("bias_initializer", default: .zeros),
        depthwiseRegularizer: try from.regularizer("depthwise_regularizer"),
        biasRegularizer: try from.regularizer("bias_regularizer"), name: from.name)
    },
    LayerCoding(SeparableConv2D.self) { layer in
      window(layer).merging(end(layer.useBias, layer.activation)) { $1 }
        .merging(["filters": .init(layer.filters), "depth_multiplier": 1]) { $1 }
        .merging(
          penalties([
            "depthwise": layer.depthwiseRegularizer, "pointwise": layer.pointwiseRegularizer,
            "bias": layer.biasRegularizer,
          ])
        ) { $1 }
        .merging(
          starts([
            "depthwise": (layer.depthwiseInitializer, .glorotUniform),
            "pointwise": (layer.pointwiseInitializer, .glorotUniform), "bias": (layer.biasInitializer, .zeros),
          ])
        ) { $1 }
    } read: { from in
      SeparableConv2D(
        try from.integer("filters"), kernelSize: try from.pair("kernel_size"),
        strides: try from.pair("strides", default: (1, 1)), padding: try from.padding(),
        activation: try from.activation(), useBias: try from.flag("use_bias", default: true),
        depthwiseInitializer: from.initializer("depthwise_initializer", default: .glorotUniform),
        pointwiseInitializer: from.initializer("pointwise_initializer", default: .glorotUniform),
        biasInitializer: from.initializer("bias_initializer", default: .zeros),
        depthwiseRegularizer: try from.regularizer("depthwise_regularizer"),
        pointwiseRegularizer: try from.regularizer("pointwise_regularizer"),
        biasRegularizer: try from.regularizer("bias_regularizer"), name: from.name)
    },
    LayerCoding(Dense.self) { layer in
      end(layer.useBias, layer.activation).merging(["units": .init(layer.units)]) { $1 }
        .merging(penalties(["kernel": layer.kernelRegularizer, "bias": layer.biasRegularizer])) { $1 }
        .merging(
          starts([
            "kernel": (layer.kernelInitializer, .glorotUniform), "bias": (layer.biasInitializer, .zeros),
          ])
        ) { $1 }
    } read: { from in
      Dense(
        try from.integer("units"), activation: try from.activation(),
        useBias: try from.flag("use_bias", default: true),
        kernelInitializer: from.initializer("kernel_initializer", default: .glorotUniform),
        biasInitializer: from.initializer("bias_initializer", default: .zeros),
        kernelRegularizer: try from.regularizer("kernel_regularizer"),
        biasRegularizer: try from.regularizer("bias_regularizer"), name: from.name)
    },
  ]

  /// `kernel_regularizer` and its like, for those that there are.
  static func penalties(_ regularizers: [String: Regularizer?]) -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    for case (let name, let regularizer?) in regularizers {
      let (l1, l2) = (JSONValue.number(regularizer.l1), JSONValue.number(regularizer.l2))
      let (className, config): (JSONValue, JSONValue) =
        switch (regularizer.l1 == 0, regularizer.l2 == 0) {
        case (true, _): ("L2", ["l2": l2])
        case (false, true): ("L1", ["l1": l1])
        case (false, false): ("L1L2", ["l1": l1, "l2": l2])
        }
      result[name + "_regularizer"] = [
        "module": "keras.regularizers", "class_name": className, "config": config, "registered_name": .null,
      ]
    }
    return result
  }

  private static func window(_ layer: WindowedLayer) -> [String: JSONValue] {
    [
      "kernel_size": JSONValue(layer.window), "strides": JSONValue(layer.strides),
      "padding": .text(layer.padding.rawValue), "dilation_rate": [1, 1], "data_format": "channels_last",
    ]
  }

  private static func end(_ useBias: Bool, _ activation: ActivationFunction) -> [String: JSONValue] {
    ["use_bias": .flag(useBias), "activation": .text(activation.keras)]
  }
}
