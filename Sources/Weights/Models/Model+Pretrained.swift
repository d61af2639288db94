import Architectures
import Foundation
import NeuralNetworks
import Tensors

extension Model {
  /// A published network with weights.
  ///
  /// - Parameters:
  ///   - architecture: which: `.efficientNetLite0`, `.named("xception")`.
  ///   - weights: `.imageNet`, `.random(seed:)` or `.file(url)`.
  ///   - includeTop: whether the classifier is there: `[N, classes]`.
  ///   - pooling: without the top, whether the last feature map `[N, H', W', C]` is pooled to `[N, C]`.
  ///   - inputShape: of a picture, `[H, W, 3]`; nil for the default size with the top, any size without.
  ///   - classes: how many the top tells apart; ImageNet's weights have 1000.
  /// - Throws: `WeightsError` when the weights are not there, cannot be fetched, or do not fit; `ArchitectureError` and
  ///   `ModelError` when the network cannot be built so.
  public convenience init(
    _ architecture: Architecture, weights: WeightsSource = .imageNet, includeTop: Bool = true,
    pooling: GlobalPooling? = nil,
    inputShape: PartialShape? = nil, classes: Int = 1000
  ) throws {
    if weights == .imageNet, includeTop, classes != 1000 { throw WeightsError.wrongClasses(classes) }
    // Variables keep the seed that is set when they are made.
    let (seed, begin) = (Random.seed, ContinuousClock.now)
    defer { Random.seed = seed }
    if case .random(let own) = weights { Random.seed = own }
    let network = try architecture.build(
      includeTop: includeTop, pooling: pooling, inputShape: inputShape, classes: classes,
      forImageNet: weights == .imageNet)
    switch weights {
    case .random: break
    case .file(let url): try network.loadWeights(from: url)
    case .imageNet:
      let store = WeightStore.standard
      let entries = store.entries(
        architecture: architecture.name, includeTop: includeTop, inputShape: inputShape)
      guard let found = try store.path(forAnyOf: entries) else {
        throw store.noWeights(architecture: architecture.name)
      }
      try network.load(WeightsFile(url: found.url, isVerified: found.entry.digest != nil))
    }
    self.init(sharing: network)
    LoadWatch.onLoad?(architecture.name, (ContinuousClock.now - begin) / .seconds(1))
  }

  /// Sets every weight from a file: `.weights.h5`, `.keras`, an older Keras `.h5`, `.safetensors`, or EfficientNet-Lite0 as
  /// PyTorch saves it. The classifier's weights (`predictions`) may be left over when the model has none.
  ///
  /// - Throws: `WeightsError` naming the file and the layer; then no weight has changed.
  public func loadWeights(from url: URL) throws { try load(WeightsFile(url: url, isVerified: false)) }

  /// Sets every weight from a file.
  func load(_ file: WeightsFile) throws {
    let weights = try file.weights(for: layers.map(ModelLayer.init), model: name)
    for (variable, tensor) in zip(variables, weights) { variable.value = tensor }
  }
}

extension ModelLayer {
  /// A layer of the engine.
  init(_ layer: Layer) {
    let inner = (layer as? Model)?.layers.map(ModelLayer.init) ?? []
    self.init(
      name: layer.name, className: layer.className,
      variables: inner.isEmpty ? layer.variables.map { ($0.name, $0.shape) } : [], layers: inner)
  }
}
