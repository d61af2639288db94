import NeuralNetworks

/// How weights start, as Keras's configurations say it.
extension Initializer {
  /// As Keras 3 writes it.
  var keras: JSONValue {
    let (className, config): (String, [String: JSONValue]) =
      switch self {
      case .zeros: ("Zeros", [:])
      case .ones: ("Ones", [:])
      case .constant(let value): ("Constant", ["value": JSONValue(value)])
      case .glorotUniform: ("GlorotUniform", ["seed": .null])
      case .glorotNormal: ("GlorotNormal", ["seed": .null])
      case .heUniform: ("HeUniform", ["seed": .null])
      case .heNormal: ("HeNormal", ["seed": .null])
      case .lecunUniform: ("LecunUniform", ["seed": .null])
      case .lecunNormal: ("LecunNormal", ["seed": .null])
      case .randomUniform(let low, let high):
        ("RandomUniform", ["minval": JSONValue(low), "maxval": JSONValue(high), "seed": .null])
      case .randomNormal(let mean, let deviation):
        ("RandomNormal", ["mean": JSONValue(mean), "stddev": JSONValue(deviation), "seed": .null])
      case .truncatedNormal(let mean, let deviation):
        ("TruncatedNormal", ["mean": JSONValue(mean), "stddev": JSONValue(deviation), "seed": .null])
      }
    return [
      "module": "keras.initializers", "class_name": .text(className), "config": .object(config),
      "registered_name": .null,
    ]
  }

  /// What a configuration says: an object, or a name alone; nil for null and for what there is not here.
  init?(keras value: JSONValue) {
    guard let name = value.text ?? value["class_name"].text else { return nil }
    let config = value["config"]
    func number(_ key: String, _ standard: Float) -> Float {
      if case .number(let number) = config[key] { return Float(number) }
      return standard
    }
    // `glorot_uniform` is GlorotUniform.
    switch name.lowercased().filter({ $0 != "_" }) {
    case "zeros": self = .zeros
    case "ones": self = .ones
    case "constant": self = .constant(number("value", 0))
    case "glorotuniform": self = .glorotUniform
    case "glorotnormal": self = .glorotNormal
    case "heuniform": self = .heUniform
    case "henormal": self = .heNormal
    case "lecununiform": self = .lecunUniform
    case "lecunnormal": self = .lecunNormal
    case "randomuniform": self = .randomUniform(minval: number("minval", -0.05), maxval: number("maxval", 0.05))
    case "randomnormal": self = .randomNormal(mean: number("mean", 0), stddev: number("stddev", 0.05))
    case "truncatednormal": self = .truncatedNormal(mean: number("mean", 0), stddev: number("stddev", 0.05))
    // What Keras 1 and 2 wrote for the six that go by the fans.
    case "variancescaling":
      let isUniform = config["distribution"].text == "uniform"
      switch (number("scale", 1), config["mode"].text) {
      case (1, "fan_avg"): self = isUniform ? .glorotUniform : .glorotNormal
      case (2, "fan_in"): self = isUniform ? .heUniform : .heNormal
      case (1, "fan_in"): self = isUniform ? .lecunUniform : .lecunNormal
      default: return nil
      }
    default: return nil
    }
  }
}

extension LayerCoding {
  /// `kernel_initializer` and its like, for those that are not what a layer has anyway.
  static func starts(_ initializers: [String: (own: Initializer, standard: Initializer)]) -> [String: JSONValue] {
    var result: [String: JSONValue] = [:]
    for (name, (own, standard)) in initializers where own != standard { result[name + "_initializer"] = own.keras }
    return result
  }
}
