import Tensors

/// Why a generator cannot make pictures. The description says what was expected, what came, and what to do.
public enum ImageDataGeneratorError: Error, Equatable, CustomStringConvertible {
  /// An argument that no picture can be made with.
  case argument(String, value: String, expected: String)
  /// A named preprocessing is for three channels.
  case preprocessing(String, channels: Int)
  /// Something is asked for that `fit` has to find out first.
  case notFitted(String)
  /// `fit` has seen pictures with another number of channels.
  case fittedToOthers(channels: Int, found: Int)
  /// Whitening would need a matrix that no memory holds.
  case tooLargeToWhiten(Shape)
  /// The singular values that whitening needs were not found.
  case cannotWhiten(Shape)
  /// Pictures in a shape that is none: what was asked to take them, the shape it takes, and the one that came.
  case shape(String, expected: String, found: Shape)
  /// `preprocessingFunction` gave back another shape.
  case functionChangedShape(from: Shape, to: Shape)
  /// Pictures and what they should be predicted as differ in number.
  case counts(pictures: Int, targets: Int)
  /// `subset` needs a `validationSplit`.
  case noSplit
  /// A part of the pictures is empty.
  case emptySubset(String, count: Int, validationSplit: Double)
  /// A split that leaves some class in one part only.
  case classesDiffer
  /// A folder for pictures that cannot be written to.
  case cannotSave(String, reason: String)

  /// One or two sentences.
  public var description: String {
    switch self {
    case .argument(let name, let value, let expected): "\(name) is \(value); it must be \(expected)."
    case .preprocessing(let name, let channels):
      "preprocessing .\(name) is for pictures with 3 channels, and these have \(channels). Use colorMode .rgb, or .none."
    case .notFitted(let name):
      "\(name) needs to know the pictures: make the generator a `var` and call fit(x) with some of them before flow."
    case .fittedToOthers(let channels, let found):
      "The generator was fitted to pictures with \(channels) channels, and these have \(found)."
    case .tooLargeToWhiten(let shape):
      "zcaWhitening of pictures \(shape) needs a matrix of \(shape.count) × \(shape.count) numbers; pictures of at most "
        + "\(FittedStatistics.mostWhitened) numbers, such as 64 × 64 × 3, can be whitened."
    case .cannotWhiten(let shape):
      "The singular values of the pictures \(shape) were not found; is every pixel a number?"
    case .shape(let name, let expected, let found): "\(name) takes pictures \(expected); these are \(found)."
    case .functionChangedShape(let from, let to):
      "preprocessingFunction was given a picture \(from) and gave back \(to); the shape must stay the same."
    case .counts(let pictures, let targets):
      "There are \(pictures) pictures in x and \(targets) targets in y; there must be one target a picture."
    case .noSplit: "subset needs to know how large the parts are: give the generator a validationSplit, such as 0.2."
    case .emptySubset(let subset, let count, let split):
      "With validationSplit \(split), the \(subset) part of \(count) pictures has none. Split otherwise, or use more."
    case .classesDiffer:
      "The training and the validation part would not have the same classes: y is sorted. Shuffle x and y first, or pass "
        + "ignoreClassSplit: true."
    case .cannotSave(let folder, let reason): "Pictures cannot be saved in \(folder): \(reason)."
    }
  }
}
