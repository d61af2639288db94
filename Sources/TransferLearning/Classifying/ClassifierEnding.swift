/// What a classifier's outputs are: found by its last layer.
enum ClassifierEnding {
  /// One number a class, which add up to 1; or each by itself, of a sigmoid a class.
  case probabilities
  /// How likely the second of two classes is.
  case sigmoid
  /// One number a class, before a softmax.
  case logits
  /// One number for two classes, before a sigmoid.
  case sigmoidLogit

  /// Of a model with so many outputs.
  init(of model: Model, outputs: Int) {
    let isProbability = Self.isProbability(model)
    self = outputs == 1 ? (isProbability ? .sigmoid : .sigmoidLogit) : isProbability ? .probabilities : .logits
  }

  /// Probabilities of all classes, a row a picture.
  func probabilities(_ outputs: Tensor) -> Tensor {
    switch self {
    case .probabilities: return outputs
    case .logits: return ActivationFunction.softmax(outputs)
    case .sigmoid, .sigmoidLogit:
      let second = self == .sigmoid ? outputs : ActivationFunction.sigmoid(outputs)
      return Tensor(shape: [second.shape[0], 2], scalars: second.scalars.flatMap { [1 - $0, $0] })
    }
  }

  /// Whether it ends in a softmax or sigmoid; layers that only arrange numbers may follow.
  private static func isProbability(_ model: Model) -> Bool {
    for layer in model.layers.reversed() {
      switch layer {
      case is Flatten, is Reshape, is Dropout: continue
      case let inner as Model: return isProbability(inner)
      case let dense as Dense: return isProbability(dense.activation)
      case let activation as Activation: return isProbability(activation.function)
      default: return false
      }
    }
    return false
  }

  private static func isProbability(_ function: ActivationFunction) -> Bool {
    function == .softmax || function == .sigmoid
  }
}
