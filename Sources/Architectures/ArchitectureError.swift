import NeuralNetworks
import Tensors
internal import Wording

/// Why a network cannot be built as asked.
public enum ArchitectureError: Error, Equatable, CustomStringConvertible {
  /// There is no network of this name.
  case unknown(name: String, nearest: [String], known: [String])
  /// Not pictures.
  case inputShape(architecture: String, found: PartialShape)
  /// A top without classes.
  case classes(Int)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .unknown(let name, let nearest, let known):
      return "There is no network called \"\(name)\"."
        + (nearest.isEmpty ? " There are: \(known.joined(separator: ", "))." : Spelling.advice(nearest))
    case .inputShape(let architecture, let found):
      return "\(architecture) takes pictures [height, width, 3], but inputShape is \(found.dimensions.map { $0 ?? 0 })."
    case .classes(let count):
      return "A classifier needs at least one class, not \(count)."
    }
  }
}
