import NeuralNetworks
internal import Wording

/// Why a network cannot be built as asked.
public enum ArchitectureError: Error, Equatable, CustomStringConvertible {
  /// There is no network of this name.
  case unknown(name: String, nearest: [String], known: [String])
  /// Not pictures.
  case inputShape(architecture: String, found: PartialShape)
  /// Pictures that the network would shrink to nothing.
  case tooSmall(architecture: String, minimum: Int, found: PartialShape)
  /// A classifier for pictures of any size, or a NASNet.
  case unknownSize(architecture: String, found: PartialShape)
  /// ImageNet's weights for pictures that are not RGB.
  case channels(architecture: String, found: Int)
  /// A top without classes.
  case classes(Int)
  /// A MobileNet of no width.
  case alpha(Double)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .unknown(let name, let nearest, let known):
      return "There is no network called \"\(name)\"."
        + (nearest.isEmpty ? " There are: \(known.joined(separator: ", "))." : Spelling.advice(nearest))
    case .inputShape(let architecture, let found):
      return "\(architecture) takes pictures [height, width, channels], but inputShape is \(Self.text(found))."
    case .tooSmall(let architecture, let minimum, let found):
      return "\(architecture) takes pictures of at least \(minimum) by \(minimum) pixels, but inputShape is "
        + "\(Self.text(found)). Enlarge the pictures."
    case .unknownSize(let architecture, let found):
      return "\(architecture) needs the pictures' height and width here, but inputShape is \(Self.text(found)). "
        + "Give both; most networks take any size when includeTop is false."
    case .channels(let architecture, let found):
      return "ImageNet's weights of \(architecture) are for pictures with 3 channels, but inputShape has \(found). "
        + "Make the pictures RGB, or start from other weights."
    case .classes(let count):
      return "A classifier needs at least one class, not \(count)."
    case .alpha(let alpha):
      return "A MobileNet's alpha is the share of the paper's channels that it has: 0.25, 1 or 1.4, but not \(alpha)."
    }
  }

  /// `[224, nil, 3]`.
  private static func text(_ shape: PartialShape) -> String {
    "[" + shape.dimensions.map { $0.map(String.init) ?? "nil" }.joined(separator: ", ") + "]"
  }
}
