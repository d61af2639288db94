import NeuralNetworks

extension Architecture {
  /// Builds the network, with weights that are still random.
  ///
  /// - Parameters:
  ///   - includeTop: whether the classifier is there, `[N, classes]`.
  ///   - pooling: without the top, whether the last feature map `[N, H', W', C']` is pooled to `[N, C']`.
  ///   - inputShape: of a picture, `[H, W, C]`. When nil, a network with its top takes pictures of its default size, and one
  ///     without takes any size, as in Keras.
  ///   - classes: how many the top tells apart.
  ///   - forImageNet: whether ImageNet's weights will be loaded: pictures then have three channels, and EfficientNet has
  ///     one layer more.
  /// - Throws: `ArchitectureError` where Keras refuses too; `ModelError.shape` when layers do not fit.
  public func build(
    includeTop: Bool = true, pooling: GlobalPooling? = nil, inputShape: PartialShape? = nil, classes: Int = 1000,
    forImageNet: Bool = false
  ) throws -> Model {
    let size = includeTop || !takesAnySize ? facts.defaultSize : nil
    let shape = inputShape ?? [size, size, 3]
    try check(shape, includeTop: includeTop, forImageNet: forImageNet)
    let input = Input(shape)
    let map = try features(input, forImageNet)
    if includeTop, classes < 1 { throw ArchitectureError.classes(classes) }
    let output = try includeTop ? head.top(map, classes) : head.pooled(map, pooling)
    return try Model(inputs: input, outputs: output, name: modelName(height: shape[0]))
  }

  /// What `obtain_input_shape` of `keras/src/applications/imagenet_utils.py` checks.
  private func check(_ shape: PartialShape, includeTop: Bool, forImageNet: Bool) throws {
    guard shape.rank == 3, let channels = shape[2], channels > 0 else {
      throw ArchitectureError.inputShape(architecture: name, found: shape)
    }
    let sides = [shape[0], shape[1]]
    guard sides.compactMap({ $0 }).allSatisfy({ $0 >= facts.minimumSize }) else {
      throw ArchitectureError.tooSmall(architecture: name, minimum: facts.minimumSize, found: shape)
    }
    if forImageNet, channels != 3 { throw ArchitectureError.channels(architecture: name, found: channels) }
    if includeTop || !takesAnySize, sides.contains(nil) {
      throw ArchitectureError.unknownSize(architecture: name, found: shape)
    }
  }

  /// MobileNets are called by the height of their pictures too: `mobilenet_0.25_160`.
  private func modelName(height: Int?) -> String {
    let ending = "_\(facts.defaultSize)"
    guard let height, modelName.hasSuffix(ending) else { return modelName }
    return modelName.dropLast(ending.count) + "_\(height)"
  }
}
