import Tensors
internal import Wording

/// What is wrong with how a model is put together or asked.
public enum ModelError: Error, Equatable, CustomStringConvertible {
  /// A layer was given something that it cannot take.
  case shape(layer: String, expected: String, found: String)
  /// Two layers of a model have one name.
  case duplicateName(String)
  /// There is no layer of this name.
  case noSuchLayer(name: String, model: String, nearest: [String])
  /// The layer belongs to a model within this one.
  case nestedLayer(name: String, inner: String, model: String)
  /// A range of layers that ends before it starts.
  case layerOrder(first: String, last: String, model: String)
  /// An input of another shape than the model's.
  case input(model: String, expected: PartialShape, found: Shape)
  /// The output does not come from the input.
  case disconnected(model: String, layer: String)
  /// The processor has no instructions for such numbers.
  case precision(Precision)
  /// The weights do not fit.
  case weights(WeightsMismatch)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .shape(let layer, let expected, let found):
      return "The layer \(layer) takes \(expected), but it was given \(found)."
    case .duplicateName(let name):
      return "Two layers are called \"\(name)\"; in a model every layer needs a name of its own. Rename one with name:."
    case .noSuchLayer(let name, let model, let nearest):
      return "The model \"\(model)\" has no layer \"\(name)\"." + Spelling.advice(nearest)
    case .nestedLayer(let name, let inner, let model):
      return "The layer \"\(name)\" belongs to \"\(inner)\", a model inside \"\(model)\". "
        + "Ask that one: (model.layer(named: \"\(inner)\") as? Model)?.truncated(at: \"\(name)\")."
    case .layerOrder(let first, let last, let model):
      return "In the model \"\(model)\", the layer \"\(last)\" comes before \"\(first)\": give the earlier one first."
    case .input(let model, let expected, let found):
      return "The model \"\(model)\" takes batches of shape \(expected), but it was given \(found)."
        + (found.rank == expected.rank ? " Add the batch axis with expandingDimensions()." : "")
    case .disconnected(let model, let layer):
      return "The output of the model \"\(model)\" comes from the input \(layer), which is not the model's input."
    case .precision(let precision):
      return "This processor has no instructions for \(precision.rawValue). Leave the model's precision at "
        + "\(Precision.float32.rawValue), or ask Precision.\(precision.rawValue).isSupported first."
    case .weights(let mismatch):
      return mismatch.description
    }
  }
}
