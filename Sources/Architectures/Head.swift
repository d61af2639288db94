import NeuralNetworks

/// What follows the last feature map of a network.
struct Head: Sendable {
  /// The classifier: `[H', W', C] -> [classes]`.
  let top: @Sendable (SymbolicTensor, _ classes: Int) throws -> SymbolicTensor
  /// What is there without the classifier: `[H', W', C] -> [C]`, or the map as it is.
  let pooled: @Sendable (SymbolicTensor, GlobalPooling?) throws -> SymbolicTensor

  /// Another top; without it the pooling has Keras's automatic name.
  init(
    pooled: @escaping @Sendable (SymbolicTensor, GlobalPooling?) throws -> SymbolicTensor = { try pool($0, $1) },
    top: @escaping @Sendable (SymbolicTensor, _ classes: Int) throws -> SymbolicTensor
  ) {
    self.top = top
    self.pooled = pooled
  }

  /// What most networks have: the mean of each channel, perhaps a dropout, and `predictions`.
  ///
  /// - Parameters:
  ///   - topPooling: the name of the top's pooling; nil for Keras's automatic one.
  ///   - namesPooling: whether the pooling of a model without its top is called `avg_pool` or `max_pool`.
  ///   - dropout: the share that `top_dropout` drops while training.
  static func dense(topPooling: String? = "avg_pool", namesPooling: Bool = false, dropout: Float? = nil) -> Head {
    Head(
      pooled: { try pool($0, $1, average: namesPooling ? "avg_pool" : nil, max: namesPooling ? "max_pool" : nil) },
      top: { map, classes in
        var x = try GlobalAveragePooling2D(name: topPooling)(map)
        if let dropout { x = try Dropout(dropout, name: "top_dropout")(x) }
        return try Dense(classes, activation: .softmax, name: "predictions")(x)
      })
  }

  /// Global pooling under these names; nil for Keras's automatic ones.
  static func pool(
    _ map: SymbolicTensor, _ pooling: GlobalPooling?, average: String? = nil, max: String? = nil
  ) throws -> SymbolicTensor {
    switch pooling {
    case .average: try GlobalAveragePooling2D(name: average)(map)
    case .max: try GlobalMaxPooling2D(name: max)(map)
    case nil: map
    }
  }
}
