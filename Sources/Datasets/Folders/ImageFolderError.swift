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
  /// Names in `classes` that are no folders; `advice` is how they may have been meant.
  case noSuchClasses(String, missing: [String], found: [String])
  /// A name stands twice in `classes`.
  case classTwice(String)
  /// Two classes are one folder, by a symbolic link.
  case sameFolder(String, classNames: [String])
  /// A name that is no UTF-8, so that the file cannot be opened by it.
  case oddName(folder: String, name: String)
  /// None of the pictures can be read; the first reasons.
  case allBroken(String, count: Int, reasons: [String])
  /// A part of the pictures that is asked for has none.
  case emptySubset(String, subset: String, count: Int, validationSplit: Double)
  /// Two arguments that do not go together, or one that cannot be.
  case arguments(String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    let layout = "one folder a class is expected, as in rural/field.jpg and urban/street.jpg"
    switch self {
    case .missing(let folder): return "There is no folder \(folder)."
    case .notAFolder(let file): return "\(file) is a file; a folder of pictures is expected: \(layout)."
    case .unreadable(let folder, let reason): return "The folder \(folder) cannot be read: \(reason)."
    case .noClassFolders(let folder, 0): return "\(folder) has no folders in it; \(layout)."
    case .noClassFolders(let folder, let pictures):
      return "\(folder) has \(pictures) pictures but no folders in it; \(layout)."
    case .noPictures(let folder, let classNames):
      return "There is no picture (.jpg, .jpeg, .png) in the \(classNames.count) folders of \(folder): "
        + classNames.prefix(10).joined(separator: ", ") + "."
    case .notBinary(let folder, let classNames):
      return "classMode .binary needs two classes, and \(folder) has \(classNames.count): "
        + classNames.prefix(10).joined(separator: ", ") + ". Use .categorical or .sparse."
    case .size(let sentence), .arguments(let sentence): return sentence
    case .noSuchClasses(let folder, let missing, let found):
      return "\(folder) has no folder \(missing.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ")); it has "
        + found.prefix(10).map { "\"\($0)\"" }.joined(separator: ", ") + "."
    case .classTwice(let name): return "The class \"\(name)\" is named twice in classes; each folder is one class."
    case .sameFolder(let folder, let classNames):
      return
        "The folders \(classNames.map { "\"\($0)\"" }.joined(separator: " and ")) in \(folder) are one and the same "
        + "(a symbolic link): each picture would have two classes. Remove one of them."
    case .oddName(let folder, let name):
      return "The name of \"\(name)\" in \(folder) is not UTF-8, and it cannot be opened by it. Rename the file."
    case .allBroken(let folder, let count, let reasons):
      return "None of the \(count) pictures in \(folder) can be read. " + reasons.prefix(3).joined(separator: " ")
    case .emptySubset(let folder, let subset, let count, let split):
      return "With validationSplit \(split), the \(subset) part of the \(count) pictures in \(folder) has none. "
        + "Split otherwise, or use more pictures."
    }
  }
}
