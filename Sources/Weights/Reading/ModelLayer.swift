import Foundation
import Tensors

/// A layer of a model as the readers see it: what it is called and what it takes.
struct ModelLayer {
  /// The name: `block1_conv1`, or `conv2d_1` where nobody gave one.
  let name: String
  /// Keras's class: `Conv2D`.
  let className: String
  /// Its variables, in Keras's order.
  var variables: [(name: String, shape: Shape)] = []
  /// The layers of an inner model.
  var layers: [ModelLayer] = []

  /// Itself, or the layers inside it when it is a model.
  var leaves: [ModelLayer] { layers.isEmpty ? [self] : layers.flatMap(\.leaves) }

  /// As a Keras 3 file numbers it.
  var keras: KerasLayer {
    KerasLayer(className: className, name: name, variables: variables.map(\.name), layers: layers.map(\.keras))
  }

  /// Whether a variable is kept while training, not learned.
  static func isStatistic(_ variable: String) -> Bool { variable.hasPrefix("moving_") }

  /// Whether a layer's name is one that Keras gives when nobody does: `conv2d_1` today, `convolution2d_1` in Keras 1.
  static func isAutomatic(_ name: String) -> Bool {
    var stem = Substring(name)
    if let underscore = name.lastIndex(of: "_"), Int(name[name.index(after: underscore)...]) != nil {
      stem = name[..<underscore]
    }
    return automaticStems.contains(String(stem))
  }

  private static let automaticStems: Set<String> = [
    "conv2d", "convolution2d", "separable_conv2d", "separableconvolution2d", "depthwise_conv2d", "dense",
    "batch_normalization", "batchnormalization",
  ]
}
