import NeuralNetworks

extension LayerCoding {
  /// Windows with weights, and Dense.
  static let convolutions: [LayerCoding] = [
    LayerCoding(Conv2D.self) { layer in
      window(layer).merging(end(layer.useBias, layer.activation)) { $1 }
        .merging(["filters": .init(layer.filters), "groups": .init(layer.groups)]) { $1 }
    } read: { from in
      Conv2D(
        try from.integer("filters"), kernelSize: try from.pair("kernel_size"),
        strides: try from.pair("strides", default: (1, 1)), padding: try from.padding(),
        groups: try from.integer("groups", default: 1), activation: try from.activation(),
        useBias: try from.flag("use_bias", default: true), name: from.name)
    },
    LayerCoding(DepthwiseConv2D.self) { layer in
      window(layer).merging(end(layer.useBias, layer.activation)) { $1 }
        .merging(["depth_multiplier": .init(layer.depthMultiplier)]) { $1 }
    } read: { from in
      DepthwiseConv2D(
        kernelSize: try from.pair("kernel_size"), strides: try from.pair("strides", default: (1, 1)),
        padding: try from.padding(), depthMultiplier: try from.integer("depth_multiplier", default: 1),
        activation: try from.activation(), useBias: try from.flag("use_bias", default: true), name: from.name)
    },
    LayerCoding(SeparableConv2D.self) { layer in
      window(layer).merging(end(layer.useBias, layer.activation)) { $1 }
        .merging(["filters": .init(layer.filters), "depth_multiplier": 1]) { $1 }
    } read: { from in
      SeparableConv2D(
        try from.integer("filters"), kernelSize: try from.pair("kernel_size"),
        strides: try from.pair("strides", default: (1, 1)), padding: try from.padding(),
        activation: try from.activation(), useBias: try from.flag("use_bias", default: true), name: from.name)
    },
    LayerCoding(Dense.self) { layer in
      end(layer.useBias, layer.activation).merging(["units": .init(layer.units)]) { $1 }
    } read: { from in
      Dense(
        try from.integer("units"), activation: try from.activation(),
        useBias: try from.flag("use_bias", default: true), name: from.name)
    },
  ]

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
