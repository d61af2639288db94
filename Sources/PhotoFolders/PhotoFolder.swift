import Foundation

/// A set of pictures that was found in a folder which somebody named.
package struct PhotoFolder: Equatable, Sendable {
  /// The parts of a set that is split.
  package struct Parts: Equatable, Sendable {
    package let train: URL
    package let val: URL
    /// nil where there is none.
    package let test: URL?
  }

  package let url: URL
  /// The names of the class folders, those to train on where there are parts.
  package let classNames: [String]
  /// nil where the class folders lie in the folder itself.
  package let parts: Parts?

  /// What it is about.
  package var kind: PhotoKind { PhotoKind(classNames: classNames) }

  /// Where the class folders lie that are there to be trained on.
  package var classes: URL { parts?.train ?? url }

  /// The names that the folder to validate with may have.
  package static let validationNames = ["val", "valid", "validation"]

  /// The folder as a set with parts: nil where it has no `train`, or one that is a class, full of pictures.
  ///
  /// - Throws: ``PhotoFolderProblem`` where only one part is there.
  static func split(_ url: URL) throws -> PhotoFolder? {
    let train = url.appendingPathComponent("train", isDirectory: true)
    let val = validationNames.lazy.map { url.appendingPathComponent($0, isDirectory: true) }.first {
      Folders.isPart($0)
    }
    switch (Folders.isPart(train), val) {
    case (true, let val?):
      let test = url.appendingPathComponent("test", isDirectory: true)
      let hasTest = Folders.isPart(test) && !Folders.names(in: test).isEmpty
      return PhotoFolder(
        url: url, classNames: Folders.names(in: train),
        parts: Parts(train: train, val: val, test: hasTest ? test : nil))
    case (true, nil): throw PhotoFolderProblem.incomplete(url.path, missing: "val")
    case (false, _?): throw PhotoFolderProblem.incomplete(url.path, missing: "train")
    case (false, nil): return nil
    }
  }

  /// The folder as one with a folder a class; nil where no folder in it has a picture, itself or in its folders.
  static func flat(_ url: URL, deep: Bool = false) -> PhotoFolder? {
    let names = Folders.names(in: url)
    let hasPictures = names.contains { name in
      let folder = url.appendingPathComponent(name, isDirectory: true)
      return Folders.hasPictures(folder)
        || deep && Folders.names(in: folder).contains { Folders.hasPictures(folder.appendingPathComponent($0)) }
    }
    return hasPictures ? PhotoFolder(url: url, classNames: names, parts: nil) : nil
  }
}
