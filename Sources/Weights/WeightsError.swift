import Foundation
import NeuralNetworks
import Tensors
internal import Wording

/// What can be wrong with a file of weights, or with getting one.
public enum WeightsError: Error, Equatable, Codable {
  /// The file is not there or the system does not let it be read.
  case unreadable(file: String, reason: String)
  /// The file breaks the rules of its format: what is wrong, and at which byte when that is known.
  case malformed(file: String, format: String, problem: String, offset: Int?)
  /// The file asks for something that a file of weights has no need of, and that is never done.
  case refused(file: String, format: String, found: String)
  /// The file has no weights under this name.
  case missingWeights(file: String, name: String, holds: [String])
  /// No table of names knows the tensors of a PyTorch file.
  case unknownTensors(file: String, seems: String?, holds: [String], known: [String])
  /// A weight has another shape than the layer that takes it.
  case wrongShape(file: String, name: String, expected: Shape, found: Shape)
  /// The file's layers and the model's do not pair up.
  case mismatch(Mismatch)
  /// No weights of this name are known.
  case unknownName(String, known: [String])
  /// No weights are known for this architecture, or only such without its top; others of its family may have some.
  case noWeights(architecture: String, hasFeatures: Bool, family: [String])
  /// ImageNet's weights end in 1000 classes or in none.
  case wrongClasses(Int)
  /// The weights are not on this machine and could not be fetched.
  case notHere(name: String, size: WeightSize, reason: String?)
  /// A download did not end well.
  case download(url: String, problem: String)
  /// A helper program is missing or failed.
  case program(String, problem: String)
  /// What arrived is not what was meant to come.
  case wrongDigest(file: String, expected: String, found: String)
  /// Predictions to decode are not `[N, 1000]`.
  case notPredictions(Shape)
}

extension WeightsError: CustomStringConvertible, LocalizedError {
  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason):
      return "\(file) cannot be read: \(reason)"
    case .malformed(let file, let format, let problem, let offset):
      let place = offset.map { " (at byte \($0))" } ?? ""
      return "\(file) is not a sound \(format) file: \(problem)\(place)"
    case .refused(let file, let format, let found):
      return "\(file) is refused: it holds \(found), which a \(format) file of weights has no need of"
    case .missingWeights(let file, let name, let holds):
      return "\(file) has no weights named \"\(name)\"; it holds \(list(holds))"
    case .unknownTensors(let file, let seems, let holds, let known):
      let what = seems.map { "it seems to hold \($0)" } ?? "it holds \(list(holds))"
      return
        "\(file) has names that are not known: \(what). PyTorch files are read of \(known.joined(separator: " and of "))"
    case .wrongShape(let file, let name, let expected, let found):
      return "\(file): \"\(name)\" is \(found), but the layer takes \(expected)"
    case .mismatch(let mismatch):
      return mismatch.sentences
    case .unknownName(let name, let known):
      let near = Spelling.nearest(to: name, among: known)
      return "No weights are named \"\(name)\"."
        + (near.isEmpty ? " Known are \(list(known))." : Spelling.advice(near))
    case .noWeights(let architecture, let hasFeatures, let family):
      let others = family.isEmpty ? "" : "; there are for \(family.joined(separator: ", "))"
      return "No pretrained weights are known for \(architecture)\(hasFeatures ? " with its top" : "")\(others); use "
        + (hasFeatures ? "includeTop: false, " : "") + "weights: .random(seed:) or .file(url)"
    case .wrongClasses(let classes):
      return
        "ImageNet's weights end in 1000 classes, not \(classes); use includeTop: false and a Dense layer of your own"
    case .notHere(let name, let size, let reason):
      let why = reason.map { " and cannot be fetched now (\($0))" } ?? ""
      return "The weights \(name) (\(size)) are not on this machine\(why): "
        + "with a network, `lectern weights fetch \(name)` gets them"
    case .download(let url, let problem):
      return "Fetching \(url) failed: \(problem)"
    case .program(let name, let problem):
      return "\(name): \(problem)"
    case .wrongDigest(let file, let expected, let found):
      return "\(file) is not the file that was meant to come: its digest should be \(expected) and is \(found)"
    case .notPredictions(let shape):
      return "Predictions to decode are (N, 1000), one row a picture and ImageNet's 1000 classes; these are \(shape)"
    }
  }

  /// The same sentences, for Foundation.
  public var errorDescription: String? { description }

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.isEmpty ? "none" : names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }
}

/// A size as people read it: `18.8 MB`.
func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1e6) }
