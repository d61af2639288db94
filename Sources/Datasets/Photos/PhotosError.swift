/// Why the pictures of a lesson cannot be had. The description names what was asked for and says how it should look.
public enum PhotosError: Error, Equatable, CustomStringConvertible {
  /// A folder that was named for `--photos` has no `train` or `val` in it.
  case notAPictureSet(folder: String, missing: String)
  /// There are no pictures in a folder that was named for `--photos`, or not where they should lie.
  case noPictures(folder: String)
  /// The pictures of a folder that was named are not parted, and a lesson needs them parted.
  case notSplit(folder: String, classNames: [String])
  /// What is to be validated or tested has other classes than what is to be trained on.
  case classesDiffer(folder: String, train: [String], part: String, classNames: [String])
  /// A picture of a class was asked for that is not among the classes.
  case noSuchClass(String, folder: String, classNames: [String])
  /// The drawn pictures cannot be written.
  case notWritable(folder: String, reason: String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .notAPictureSet(let folder, let missing):
      return
        "\(folder), named as the folder of photographs, has no folder \(missing) in it. It should hold train and val, "
        + "each with one folder a class: train/rural/field.jpg, val/urban/street.jpg."
    case .noPictures(let folder):
      return
        "\(folder), named as the folder of photographs, has none where they should lie. It should hold train and val "
        + "with one folder a class in each, or one folder a class, or folders that are such sets."
    case .notSplit(let folder, let classNames):
      let names = classNames.prefix(10).joined(separator: ", ")
      let example = classNames.first ?? "rural"
      return
        "\(folder) has the classes \(names) but neither train nor val, and this lesson needs some pictures to learn from "
        + "and others to be tested on. Move about a quarter of each class's pictures to val/\(example) and so on, the others "
        + "to train/\(example) and so on."
    case .classesDiffer(let folder, let train, let part, let classNames):
      return "The folders train and \(part) of \(folder) should hold the same classes: train has "
        + "\(train.joined(separator: ", ")); \(part) has \(classNames.joined(separator: ", "))."
    case .noSuchClass(let name, let folder, let classNames):
      return "There is no picture of \(name) in \(folder); its classes are \(classNames.joined(separator: ", "))."
    case .notWritable(let folder, let reason):
      return "The drawn pictures cannot be written to \(folder): \(reason). LECTERN_CACHE names another place for them."
    }
  }
}
