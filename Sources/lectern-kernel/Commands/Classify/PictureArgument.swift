import Foundation
import TransferLearning

/// Picture files that a word of the command line means: itself, or all in a folder.
struct PictureArgument {
  /// One picture, as it was asked for.
  struct File {
    let url: URL
    /// `photos/val/rural/field.jpg`
    let name: String
    /// The folder within the named one that it lies in: `rural`.
    let folder: String?
  }

  let word: String
  let files: [File]
  /// Pictures of kinds that are not read, by the ending of their names.
  let unreadableKinds: [String: Int]

  /// - Throws: `ClassifyMistake` where there is nothing, or no picture in it; `ImageFolderError`.
  init(_ word: String) throws {
    self.word = word
    let url = URL(fileURLWithPath: word)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) else {
      throw ClassifyMistake("\(word): no such picture or folder.")
    }
    guard isFolder.boolValue else {
      files = [File(url: url, name: word, folder: nil)]
      unreadableKinds = [:]
      return
    }
    let found = try PictureTree(url)
    guard !found.files.isEmpty else {
      throw ClassifyMistake("There is no picture (.jpg, .jpeg, .png) in the folder \(word).")
    }
    unreadableKinds = found.unreadableKinds
    files = zip(found.files, found.names).map { file, name in
      let parts = name.split(separator: "/")
      return File(
        url: file, name: (word.hasSuffix("/") ? word : word + "/") + name,
        folder: parts.count > 1 ? String(parts[0]) : nil)
    }
  }
}
