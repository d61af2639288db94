import Foundation

/// Where a model's weights come from.
public enum WeightsSource: Hashable, Sendable {
  /// Trained on ImageNet's 1000 classes; from this machine, else fetched.
  case imageNet
  /// Untrained: made by each layer's initialiser; equal seeds make equal weights.
  case random(seed: UInt64 = 0)
  /// A file: `.weights.h5`, `.keras`, an older Keras `.h5`, `.safetensors`, or EfficientNet-Lite0 as PyTorch saves it.
  case file(URL)
}
