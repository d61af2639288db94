/// Why a model cannot classify pictures.
public enum ClassifierError: Error, Hashable, CustomStringConvertible {
  /// Nobody has said what its outputs stand for.
  case noClassNames(model: String, outputs: Int)
  /// Other names than outputs.
  case classes(names: Int, outputs: Int, model: String)
  /// What comes out is not a row of numbers.
  case output(String, model: String)
  /// What goes in is not a picture of this shape.
  case input(expected: String, prepared: String, model: String)
  /// Nobody has said how large pictures are.
  case noSize(model: String)
  /// What a file says of how pictures are prepared cannot be.
  case preparation(String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .noClassNames(let model, let outputs):
      "The model \(model) does not say what its \(outputs == 1 ? "output stands" : "\(outputs) outputs stand") for. Give "
        + "\(max(outputs, 2)) class names; model.save(…, trainedOn:) keeps them with the model."
    case .classes(let names, let outputs, let model):
      "There are \(names) class names, but \(model) tells \(max(outputs, 2)) classes apart: it has \(outputs) "
        + "\(outputs == 1 ? "output" : "outputs"). Give \(max(outputs, 2)) names, in the order of the outputs."
    case .output(let shape, let model):
      "\(model) is no classifier: what comes out has the shape \(shape), but a number a class is expected."
    case .input(let expected, let prepared, let model):
      "\(model) takes inputs of shape \(expected), but pictures are prepared as \(prepared). Prepare them in another size "
        + "or with other channels."
    case .noSize(let model):
      "\(model) takes pictures of any size, and nobody has said in which it was trained. Give a preparation with a "
        + "targetSize."
    case .preparation(let problem): "How pictures are prepared for the model cannot be read: \(problem)."
    }
  }
}
