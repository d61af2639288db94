/// Why pictures cannot be chosen so, or put into a folder.
public enum PictureSelectionError: Error, Equatable, CustomStringConvertible {
  /// The share that validates is no share.
  case share(Double)
  /// There are parts to train on and to validate with already.
  case hasParts(folder: String, parts: [String])
  /// A class from which no part can be set aside.
  case tooFew(folder: String, className: String, count: Int)
  /// Nothing is kept.
  case nothing(folder: String)
  /// The new folder is the old one, or one of both is in the other.
  case sameFolder(String, folder: String)
  /// Something is in the new folder that was not put there by a selection.
  case occupied(folder: String, file: String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .share(let share):
      "The share of pictures that validate is \(share); it must be between 0 and 1, such as 0.2."
    case .hasParts(let folder, let parts):
      "\(folder) is split already, into \(parts.joined(separator: ", ")). Leave validation out, or check one of these."
    case .tooFew(let folder, let className, let count):
      "The class \"\(className)\" of \(folder) has \(count == 1 ? "one picture" : "\(count) pictures, all the same,") to "
        + "be split; at least two different ones are needed, one to train on and one to validate with."
    case .nothing(let folder): "Nothing of \(folder) can be kept: see its findings."
    case .sameFolder(let new, let folder):
      "The pictures of \(folder) cannot be put into \(new): choose a folder that is neither in it nor around it."
    case .occupied(let folder, let file):
      "\(folder) holds \(file), which was not put there from these pictures. Choose a new folder, or empty it yourself: "
        + "nothing of yours is deleted."
    }
  }
}
