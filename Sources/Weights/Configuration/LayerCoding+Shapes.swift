import NeuralNetworks
import Tensors

extension LayerCoding {
  /// The same numbers in another shape, or more or fewer at the edges.
  static let shapes: [LayerCoding] = [
    LayerCoding(Flatten.self) { _ in
      ["data_format": "channels_last"]
    } read: {
      Flatten(name: $0.name)
    },
    LayerCoding(Reshape.self) {
      ["target_shape": .list($0.targetShape.map { .init($0) })]
    } read: { from in
      let shape = try from.integers("target_shape")
      guard checkedProduct(shape.map { max($0, 1) }).map({ $0 < 1 << 40 }) == true else {
        throw from.refused("target_shape", .list(shape.map { .init($0) }), expected: "a smaller one")
      }
      return Reshape(shape, name: from.name)
    },
    LayerCoding(ZeroPadding2D.self) {
      ["padding": edges($0.padding), "data_format": "channels_last"]
    } read: {
      ZeroPadding2D(try $0.edges("padding"), name: $0.name)
    },
    LayerCoding(Cropping2D.self) {
      ["cropping": edges($0.cropping), "data_format": "channels_last"]
    } read: {
      Cropping2D(try $0.edges("cropping"), name: $0.name)
    },
  ]

  private static func edges(_ edges: EdgePadding) -> JSONValue {
    [[.init(edges.top), .init(edges.bottom)], [.init(edges.left), .init(edges.right)]]
  }
}
