import NeuralNetworks

/// A published network: what it is called, what is known of it, and how it is built. Layers are named as in Keras.
///
/// All of `facts` can be read from it directly: `architecture.preprocessing`.
@dynamicMemberLookup
public struct Architecture: Sendable, CustomStringConvertible {
  /// The name in Swift's spelling: `efficientNetLite0`.
  public let name: String
  /// The name that Keras gives the model when pictures have the default size: `xception`, `mobilenet_0.25_224`.
  public let modelName: String
  /// What is known of it.
  public let facts: ArchitectureFacts
  /// Whether a model without its top takes pictures of any size unless `inputShape` says another; NASNet's do not.
  let takesAnySize: Bool
  /// What follows the last feature map.
  let head: Head
  /// From `[H, W, C]` to the last feature map `[H', W', C']`; the second argument says whether ImageNet's weights will be
  /// loaded, which in EfficientNet need one layer more.
  let features: @Sendable (SymbolicTensor, Bool) throws -> SymbolicTensor

  /// A network that is the same for all weights.
  init(
    name: String, modelName: String, facts: ArchitectureFacts, takesAnySize: Bool = true, head: Head,
    features: @escaping @Sendable (SymbolicTensor) throws -> SymbolicTensor
  ) {
    self.init(name: name, modelName: modelName, facts: facts, takesAnySize: takesAnySize, head: head) { input, _ in
      try features(input)
    }
  }

  /// A network that has another layer when ImageNet's weights will be loaded.
  init(
    name: String, modelName: String, facts: ArchitectureFacts, takesAnySize: Bool = true, head: Head,
    imageNetFeatures: @escaping @Sendable (SymbolicTensor, _ forImageNet: Bool) throws -> SymbolicTensor
  ) {
    self.name = name
    self.modelName = modelName
    self.facts = facts
    self.takesAnySize = takesAnySize
    self.head = head
    features = imageNetFeatures
  }

  /// One of the facts.
  public subscript<Value>(dynamicMember fact: KeyPath<ArchitectureFacts, Value>) -> Value { facts[keyPath: fact] }

  /// The name.
  public var description: String { name }
}
