import NeuralNetworks

/// How the layers of one class are written as Keras's configuration, and read.
struct LayerCoding {
  /// Keras's name of the class.
  let className: String
  /// Where Keras 3 finds the class.
  let module: String
  /// Whether the layer is called on a list, also of one.
  let takesList: Bool
  /// The arguments but name, trainable and dtype; nil when the layer is of another class.
  let arguments: (Layer) -> [String: JSONValue]?
  /// The layer that the arguments describe.
  let layer: (LayerArguments) throws -> Layer

  init<L: Layer>(
    _ type: L.Type, module: String = "keras.layers", takesList: Bool = false,
    write: @escaping (L) -> [String: JSONValue] = { _ in [:] }, read: @escaping (LayerArguments) throws -> L
  ) {
    className = String(describing: type)
    self.module = module
    self.takesList = takesList
    arguments = { ($0 as? L).map(write) }
    layer = read
  }

  /// What Keras registers the class as: nothing for its own layers, the name for those of its applications.
  var registeredName: JSONValue { module == "keras.layers" ? .null : .text(className) }

  /// Every class but models and inputs, by name.
  private static let all: [String: LayerCoding] = Dictionary(
    uniqueKeysWithValues: (convolutions + poolings + normalizations + shapes + sums + elementwise).map {
      ($0.className, $0)
    })

  /// The coding of a class; nil when it is not known. TensorFlow 1 wrote `BatchNormalizationV1`.
  static func named(_ className: String) -> LayerCoding? {
    // A registered class may stand behind its package: `Custom>LayerScale`.
    let plain = className.split(separator: ">").last.map(String.init) ?? className
    return all[plain == "BatchNormalizationV1" ? "BatchNormalization" : plain]
  }

  /// The coding of a layer.
  ///
  /// - Throws: `ModelFileError.unsaveable`.
  static func of(_ layer: Layer) throws -> LayerCoding {
    guard let coding = all[layer.className] else {
      throw ModelFileError.unsaveable(
        layer: layer.name, className: layer.className, problem: "Keras has no layer of this class")
    }
    return coding
  }
}
