import NeuralNetworks

extension LayerCoding {
  /// Number by number.
  static let elementwise: [LayerCoding] = [
    LayerCoding(Activation.self) {
      ["activation": .text($0.function.keras)]
    } read: {
      Activation(try $0.activation(), name: $0.name)
    },
    LayerCoding(ReLU.self) { layer in
      [
        "max_value": layer.maxValue.map { JSONValue($0) } ?? .null, "negative_slope": JSONValue(layer.negativeSlope),
        "threshold": JSONValue(layer.threshold),
      ]
    } read: { from in
      ReLU(
        maxValue: try from.optionalNumber("max_value"), negativeSlope: try from.number("negative_slope", default: 0),
        threshold: try from.number("threshold", default: 0), name: from.name)
    },
    LayerCoding(Dropout.self) { layer in
      [
        "rate": JSONValue(layer.rate),
        "noise_shape": layer.noiseShape.map { .list($0.map { size in size.map { .init($0) } ?? .null }) } ?? .null,
      ]
    } read: { from in
      let rate = try from.number("rate", default: 0)
      guard (0..<1).contains(rate) else {
        throw from.refused("rate", JSONValue(rate), expected: "a number of at least 0 and below 1")
      }
      return Dropout(rate, noiseShape: try from.openShape("noise_shape"), name: from.name)
    },
    LayerCoding(Rescaling.self) { layer in
      ["scale": numbers(layer.scale), "offset": numbers(layer.offset)]
    } read: { from in
      let (scale, offset) = (try from.numbers("scale") ?? [1], try from.numbers("offset") ?? [0])
      guard !scale.isEmpty, !offset.isEmpty else { throw from.refused("scale", [], expected: "at least one number") }
      return Rescaling(scale, offset: offset, name: from.name)
    },
  ]

  /// One number as such, several as a list.
  private static func numbers(_ values: [Float]) -> JSONValue {
    values.count == 1 ? JSONValue(values[0]) : .list(values.map { JSONValue($0) })
  }
}
