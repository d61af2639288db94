import Foundation
internal import Wording

/// Why a model cannot be saved so, or made from a file.
public enum ModelFileError: Error, Equatable, Codable {
  /// The file's configuration is not that of a model.
  case malformed(file: String, problem: String)
  /// A layer of a class that is not known.
  case unknownClass(file: String, layer: String, className: String)
  /// An argument of a layer has a value that is not done.
  case argument(file: String, layer: String, className: String, argument: String, value: String, expected: String)
  /// The layers are put together in a way that is not done.
  case graph(file: String, layer: String, problem: String)
  /// The file holds weights and nothing about layers.
  case weightsOnly(file: String)
  /// The file holds a model of another kind than was asked for.
  case otherKind(file: String, expected: String, found: String)
  /// The name of a file to be written does not end as a kind of file does.
  case ending(file: String, whole: Bool)
  /// A layer that cannot be written down.
  case unsaveable(layer: String, className: String, problem: String)
}

extension ModelFileError: CustomStringConvertible, LocalizedError {
  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .malformed(let file, let problem):
      return "\(file) holds no model that can be built: \(problem)."
    case .unknownClass(let file, let layer, let className):
      return "\(file): the layer \"\(printable(layer))\" is a \(printable(className)), which Lectern does not have."
        + " Its other layers' weights can still be used: build the model up to there and call loadWeights(from:)."
    case .argument(let file, let layer, let className, let argument, let value, let expected):
      return "\(file): the layer \"\(printable(layer))\" (\(printable(className))) has \(printable(argument))"
        + " = \(printable(value)), but Lectern takes \(expected)."
    case .graph(let file, let layer, let problem):
      return "\(file): the model cannot be put together at \"\(printable(layer))\": \(problem)."
    case .weightsOnly(let file):
      return "\(file) holds weights alone, not the layers that they belong to."
        + " Build the model and call model.loadWeights(from:), or save the whole model with model.save(\"x.keras\")."
    case .otherKind(let file, let expected, let found):
      return "\(file) holds a \(found) model, not a \(expected) one. Read it with Model(contentsOf:)."
    case .ending(let file, let whole):
      return whole
        ? "\(file): a model is saved as \"….keras\" or, as older Keras does, \"….h5\"; its weights alone by saveWeights."
        : "\(file): weights are saved as \"….weights.h5\" or, as older Keras does, \"….h5\"; a whole model by save."
    case .unsaveable(let layer, let className, let problem):
      return "The layer \"\(layer)\" (\(className)) cannot be saved: \(problem)."
    }
  }

  /// The same sentences, for Foundation.
  public var errorDescription: String? { description }
}
