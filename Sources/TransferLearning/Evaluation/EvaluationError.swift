internal import Wording

/// Why predictions, pictures and histories do not go together.
public enum EvaluationError: Error, Hashable, CustomStringConvertible {
  /// Pictures in an order that is not that of their files.
  case shuffled
  /// Pictures whose classes nobody knows.
  case unlabeled
  /// Other rows than there are pictures.
  case rows(Shape, pictures: Int)
  /// Another number of outputs than of classes.
  case classes(predicted: Int, names: [String])
  /// Targets that do not go with the predictions.
  case targets(Shape, predictions: Shape)
  /// Truths and predictions of different numbers.
  case counts(truths: Int, predictions: Int)
  /// A class number that is none.
  case classNumber(Float, classes: Int)
  /// What should be a probability, and is not.
  case noProbability(Float)
  /// Not one prediction.
  case nothing
  /// A row that there is not.
  case noSuchRow(Int, count: Int)
  /// A number that a run did not report; `run` is nil where there is but one.
  case noMetric(String, run: String?, names: [String])

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .shuffled:
      "The pictures come in a shuffled order, so nobody can say which row is of which picture. Make them with "
        + "shuffle: false, and predict again."
    case .unlabeled:
      "The pictures have no classes, so nobody can say which predictions are right. Read them from a folder with one "
        + "folder a class."
    case .rows(let shape, let pictures):
      "A tensor of shape \(shape) does not go with \(pictures) pictures: it needs the shape (\(pictures), …), a row a "
        + "picture. Are the predictions those of another folder?"
    case .classes(let predicted, let names):
      "There are \(predicted == 1 ? "probabilities for one class" : "\(predicted) probabilities a picture"), but "
        + "\(names.count) classes (\(names.joined(separator: ", "))). Give the model's last layer \(names.count) units."
    case .targets(let targets, let predictions):
      "Targets of shape \(targets) do not go with predictions of shape \(predictions): each row needs a class number, "
        + "or a one-hot row."
    case .counts(let truths, let predictions):
      "There are \(truths) truths, but \(predictions) predictions: each example needs one of both."
    case .classNumber(let number, let classes):
      "There is no class \(Int(exactly: number).map(String.init) ?? "\(number)"): the \(classes) classes have the "
        + "numbers 0 to \(classes - 1)."
    case .noProbability(let number):
      "A prediction is \(number), but a probability is a number from 0 to 1."
        + (number.isNaN
          ? " Look at the training's loss: the model has learned nothing but nonsense."
          : " If the model ends without a softmax or sigmoid, say fromLogits: true.")
    case .nothing: "There is not one prediction to report on."
    case .noSuchRow(let row, let count):
      "There is no picture \(row): there are \(count), counted from 0."
    case .noMetric(let name, let run, let names):
      "The history\(run.map { " of the run \"\($0)\"" } ?? "") has no \"\(name)\"; it has "
        + "\(names.isEmpty ? "no epoch" : names.joined(separator: ", "))."
        + Spelling.advice(Spelling.nearest(to: name, among: names.filter { !$0.hasPrefix("val_") }, count: 1))
    }
  }
}
