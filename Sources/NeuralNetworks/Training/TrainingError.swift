import Tensors

/// Why a model cannot be trained as asked.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// `fit` or `evaluate` before `compile`.
  case notCompiled(model: String)
  /// Every layer is frozen.
  case nothingToTrain(model: String)
  /// A layer that this version cannot train is not frozen.
  case cannotTrain(layer: String, kind: String)
  /// Targets that do not go with the outputs.
  case targets(loss: String, targets: Shape, outputs: Shape)
  /// A source without examples.
  case noExamples
  /// The loss is no number any more.
  case diverged(epoch: Int)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .notCompiled(let model):
      return "The model \"\(model)\" has no loss yet: call compile(optimizer:loss:metrics:) first."
    case .nothingToTrain(let model):
      return "Every layer of the model \"\(model)\" is frozen, so there is nothing to train."
        + " Add a Dense layer on top, or set isTrainable to true on one."
    case .cannotTrain(let layer, let kind):
      return "The layer \"\(layer)\" (\(kind)) is not frozen, but this version trains only Dense, Dropout, Flatten and"
        + " Activation layers above a frozen base. Freeze the base with base.isTrainable = false before fit."
    case .targets(let loss, let targets, let outputs):
      return "The loss \(loss) cannot compare targets of shape \(targets) with outputs of shape \(outputs)."
        + (outputs.rank > 2
          ? " The model's output is still a picture: put a Flatten or a GlobalAveragePooling2D before its Dense layers."
          : " The last layer needs as many units as there are classes.")
    case .noExamples:
      return "There is not one example to train on."
    case .diverged(let epoch):
      return "The loss is not a number any more in epoch \(epoch): try a smaller learning rate."
    }
  }
}
