import NeuralNetworks

extension LayerCoding {
  /// Several inputs become one.
  static let sums: [LayerCoding] = [
    LayerCoding(Add.self, takesList: true) { Add(name: $0.name) },
    LayerCoding(Multiply.self, takesList: true) { Multiply(name: $0.name) },
    LayerCoding(Concatenate.self, takesList: true) {
      ["axis": .init($0.axis)]
    } read: { from in
      Concatenate(axis: try from.axis("axis", default: -1), name: from.name)
    },
    LayerCoding(CustomScaleLayer.self, module: "keras.src.applications.inception_resnet_v2", takesList: true) {
      ["scale": JSONValue($0.scale)]
    } read: { from in
      CustomScaleLayer(try from.number("scale", default: 1), name: from.name)
    },
  ]
}
