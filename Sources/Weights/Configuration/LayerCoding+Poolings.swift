import NeuralNetworks

extension LayerCoding {
  /// Windows without weights, and the whole picture.
  static let poolings: [LayerCoding] = [
    LayerCoding(MaxPooling2D.self, write: window) { from in
      MaxPooling2D(
        poolSize: try from.square("pool_size", default: 2), strides: try strides(from), padding: try from.padding(),
        name: from.name)
    },
    LayerCoding(AveragePooling2D.self, write: window) { from in
      AveragePooling2D(
        poolSize: try from.square("pool_size", default: 2), strides: try strides(from), padding: try from.padding(),
        name: from.name)
    },
    LayerCoding(GlobalAveragePooling2D.self, write: whole) { from in
      GlobalAveragePooling2D(keepDims: try from.flag("keepdims", default: false), name: from.name)
    },
    LayerCoding(GlobalMaxPooling2D.self, write: whole) { from in
      GlobalMaxPooling2D(keepDims: try from.flag("keepdims", default: false), name: from.name)
    },
  ]

  private static func strides(_ from: LayerArguments) throws -> Int? {
    let strides = try from.square("strides", default: 0)
    return strides == 0 ? nil : strides
  }

  private static func window(_ layer: Pooling2D) -> [String: JSONValue] {
    [
      "pool_size": JSONValue(layer.window), "strides": JSONValue(layer.strides),
      "padding": .text(layer.padding.rawValue), "data_format": "channels_last",
    ]
  }

  private static func whole(_ layer: GlobalPooling2D) -> [String: JSONValue] {
    ["keepdims": .flag(layer.keepDims), "data_format": "channels_last"]
  }
}
