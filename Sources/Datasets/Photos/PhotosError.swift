/// Why the pictures of a lesson cannot be had. The description names what was asked for and says how it should look.
public enum PhotosError: Error, Equatable, CustomStringConvertible {
  /// A folder that was named for `--photos` has no `train` or `val` in it.
  case notAPictureSet(folder: String, missing: String)
  /// What is to be validated has other classes than what is to be trained on.
  case classesDiffer(folder: String, train: [String], val: [String])
  /// A picture of a class was asked for that is not among the classes.
  case noSuchClass(String, folder: String, classNames: [String])
  /// The drawn pictures cannot be written.
  case notWritable(folder: String, reason: String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .notAPictureSet(let folder, let missing):
      "\(folder), named as the folder of photographs, has no folder \(missing) in it. It should hold train and val, each "
        + "with one folder a class: train/rural/field.jpg, val/urban/street.jpg."
    case .classesDiffer(let folder, let train, let val):
      "The folders train and val of \(folder) should hold the same classes: train has \(train.joined(separator: ", ")); "
        + "val has \(val.joined(separator: ", "))."
    case .noSuchClass(let name, let folder, let classNames):
      "There is no picture of \(name) in \(folder); its classes are \(classNames.joined(separator: ", "))."
    case .notWritable(let folder, let reason):
      "The drawn pictures cannot be written to \(folder): \(reason). LECTERN_CACHE names another place for them."
    }
  }
}
