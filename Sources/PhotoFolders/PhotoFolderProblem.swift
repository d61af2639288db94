/// Why a folder that was named holds no set of pictures.
package enum PhotoFolderProblem: Error, Equatable {
  case missing(String)
  case notAFolder(String)
  /// There is a train and no val, or the other way round.
  case incomplete(String, missing: String)
  /// There are no pictures in it where they should lie.
  case noPictures(String)

  /// What the words are that follow the name of the folder and a colon.
  package var words: String {
    switch self {
    case .missing, .notAFolder: "there is no such folder"
    case .incomplete(_, let missing):
      "there is no folder \(missing) in it. It needs train/ and val/, and in each one folder a class"
    case .noPictures:
      "there is no folder train in it, nor a folder with pictures. It needs train/ and val/ with one folder a class in "
        + "each, or one folder a class, or folders that are such sets"
    }
  }
}
