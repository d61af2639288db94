import Tensors
internal import Wording

/// Why a model cannot be trained as asked.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// `fit` or `evaluate` before `compile`.
  case notCompiled(model: String)
  /// Every layer is frozen.
  case nothingToTrain(model: String)
  /// Slopes would have to go back through a layer for which that is not known.
  case cannotTrain(layer: String, kind: String)
  /// Targets that do not go with the outputs.
  case targets(loss: String, targets: Shape, outputs: Shape)
  /// A target that is no class number.
  case classNumber(Float, classes: Int)
  /// A metric that cannot compare these.
  case metric(name: String, expected: String, targets: Shape, outputs: Shape)
  /// A loss of somebody's own that gives other shapes than it should.
  case custom(loss: String, values: Shape, slopes: Shape, outputs: Shape)
  /// A source without examples.
  case noExamples
  /// As many examples as targets or weights are needed.
  case counts(examples: Int, others: Int, what: String)
  /// A share for validation that leaves nothing on one side.
  case validationSplit(Double, examples: Int)
  /// A source that does not end, and nobody says when an epoch does.
  case endless
  /// An argument out of its range.
  case argument(name: String, expected: String, found: String)
  /// A state that is not this optimizer's, or does not fit the model.
  case optimizerState(String)
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
      return "Training does not go back through the layer \"\(layer)\" (\(kind)). Freeze all layers below it with"
        + " isTrainable = false, so that it need not."
    case .targets(let loss, let targets, let outputs):
      return "The loss \(loss) cannot compare targets of shape \(targets) with outputs of shape \(outputs)."
        + Self.advice(loss, targets, outputs)
    case .classNumber(let target, let classes):
      return "A target is \(target), but the model's outputs are for the classes 0 to \(classes - 1)."
        + " The last layer needs as many units as there are classes."
    case .metric(let name, let expected, let targets, let outputs):
      return "The metric \(name) takes \(expected), but it was given targets of shape \(targets) and outputs of shape"
        + " \(outputs)."
    case .custom(let loss, let values, let slopes, let outputs):
      return "The loss \(loss) gave values of shape \(values) and slopes of shape \(slopes); for outputs of shape"
        + " \(outputs) it has to give one value an example, (\(outputs[0]),), and slopes of the outputs' shape."
    case .noExamples:
      return "There is not one example: the data is empty."
    case .counts(let examples, let others, let what):
      return "There are \(examples) examples, but \(others) \(what): each example needs one."
    case .validationSplit(let split, let examples):
      return "validationSplit: \(split) of \(examples) examples leaves none for "
        + (split * Double(examples) < 1 ? "validation" : "training")
        + ". Give a share between 0 and 1, such as 0.2, or more examples."
    case .endless:
      return "The data does not end, so nobody knows how long an epoch is: give stepsPerEpoch for training data,"
        + " validationSteps for validation data, steps to evaluate."
    case .argument(let name, let expected, let found):
      return "\(name) takes \(expected), not \(found)."
    case .optimizerState(let problem):
      return "The optimizer cannot go on from this state: \(problem). Take a state from an optimizer of the same kind,"
        + " of the same model."
    case .diverged(let epoch):
      return "The loss is not a number any more in epoch \(epoch): try a smaller learning rate."
    }
  }

  private static func advice(_ loss: String, _ targets: Shape, _ outputs: Shape) -> String {
    if outputs.rank > 2 {
      return
        " The model's output is still a picture: put a Flatten or a GlobalAveragePooling2D before its Dense layers."
    }
    if targets.count == 0 { return " The data has no targets: give them, or a classMode other than .none." }
    let areNumbers = targets.rank == 1 || targets[-1] == 1
    if loss == "categoricalCrossentropy", areNumbers, outputs[-1] > 1 {
      return " For targets that are class numbers there is .sparseCategoricalCrossentropy."
    }
    if loss == "sparseCategoricalCrossentropy", targets == outputs {
      return " For one-hot targets there is .categoricalCrossentropy."
    }
    return " The last layer needs as many units as there are classes."
  }
}
