/// Why a folder cannot be trained on. The description names it and says how it should look.
public enum ImageFolderError: Error, Equatable, CustomStringConvertible {
  case missing(String)
  case notAFolder(String)
  case unreadable(String, reason: String)
  /// There are no folders in it; `pictures` tells how many pictures lie in it directly.
  case noClassFolders(String, pictures: Int)
  case noPictures(String, classNames: [String])
  /// `.binary` needs two classes.
  case notBinary(String, classNames: [String])
  /// A target size or batch size below 1, or one that no memory holds.
  case size(String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    let layout = "one folder a class is expected, as in rural/field.jpg and urban/street.jpg"
    switch self {
    case .missing(let folder): return "There is no folder \(folder)."
    case .notAFolder(let file): return "\(file) is a file; a folder of pictures is expected: \(layout)."
    case .unreadable(let folder, let reason): return "The folder \(folder) cannot be read: \(reason)"
    case .noClassFolders(let folder, 0): return "\(folder) has no folders in it; \(layout)."
    case .noClassFolders(let folder, let pictures):
      return "\(folder) has \(pictures) pictures but no folders in it; \(layout)."
    case .noPictures(let folder, let classNames):
      return "There is no picture (.jpg, .jpeg, .png) in the \(classNames.count) folders of \(folder): "
        + classNames.prefix(10).joined(separator: ", ") + "."
    case .notBinary(let folder, let classNames):
      return "classMode .binary needs two classes, and \(folder) has \(classNames.count): "
        + classNames.prefix(10).joined(separator: ", ") + ". Use .categorical or .sparse."
    case .size(let sentence): return sentence
    }
  }
}
