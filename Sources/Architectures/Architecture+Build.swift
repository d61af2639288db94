import NeuralNetworks
import Tensors

extension Architecture {
  /// Builds the network, with weights that are still random.
  ///
  /// - Parameters:
  ///   - includeTop: whether the classifier is there: global pooling and `predictions`, `[N, classes]`.
  ///   - pooling: without the top, whether the last feature map `[N, H', W', C]` is pooled to `[N, C]`.
  ///   - inputShape: of a picture, `[H, W, 3]`. When nil, a network with its top takes pictures of its default size, and one
  ///     without takes any size, as in Keras.
  ///   - classes: how many the top tells apart.
  /// - Throws: `ArchitectureError`; `ModelError.shape` when the pictures are too small.
  public func build(
    includeTop: Bool = true, pooling: GlobalPooling? = nil, inputShape: PartialShape? = nil, classes: Int = 1000
  ) throws -> Model {
    let shape = inputShape ?? (includeTop ? [defaultSize, defaultSize, 3] : [nil, nil, 3])
    guard shape.rank == 3, shape[2] == 3 else { throw ArchitectureError.inputShape(architecture: name, found: shape) }
    let input = Input(shape)
    var x = try features(input)
    if includeTop {
      guard classes > 0 else { throw ArchitectureError.classes(classes) }
      x = try GlobalAveragePooling2D(name: "avg_pool")(x)
      if let topDropout { x = try Dropout(topDropout, name: "top_dropout")(x) }
      x = try Dense(classes, activation: .softmax, name: "predictions")(x)
    } else if pooling == .average {
      x = try GlobalAveragePooling2D(name: namesPooling ? "avg_pool" : nil)(x)
    } else if pooling == .max {
      x = try GlobalMaxPooling2D(name: namesPooling ? "max_pool" : nil)(x)
    }
    return try Model(inputs: input, outputs: x, name: modelName)
  }
}
