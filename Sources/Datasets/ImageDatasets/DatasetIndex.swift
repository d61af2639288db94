import Foundation

/// The pictures of a folder and their labels, before they are mixed.
struct DatasetIndex {
  private(set) var files: [URL]
  /// Empty without labels.
  private(set) var classes: [Int]
  private(set) var classNames: [String]
  private(set) var skipped: [SkippedFile] = []

  /// - Throws: `ImageFolderError`.
  init(
    _ directory: URL, labels: DatasetLabels, classNames named: [String]?, followLinks: Bool, onError: OnError,
    verbose: Bool
  ) throws {
    if labels != .inferred, named != nil {
      throw ImageFolderError.arguments("classNames can only be given where labels are .inferred from the folders.")
    }
    var notes: [String] = []
    if labels == .inferred {
      let folder = try ImageFolder(directory, classes: named, followLinks: followLinks)
      (files, classes, classNames, notes) = (folder.files, folder.classes, folder.classNames, folder.notes)
    } else {
      try ImageFolder.check(isFolder: directory)
      files = try PictureFiles(in: directory, followLinks: followLinks).files
      guard !files.isEmpty else { throw ImageFolderError.noPictures(directory.path, classNames: ["."]) }
      (classes, classNames) = ([], [])
      if case .list(let list) = labels {
        guard list.count == files.count else {
          throw ImageFolderError.arguments(
            "There are \(list.count) labels for the \(files.count) pictures in \(directory.path); there must be one each."
          )
        }
        let names = Set(list).sorted()
        classNames = names.map(String.init)
        classes = list.map { label in names.firstIndex(of: label) ?? 0 }
      }
    }
    if verbose { for note in notes { print(note) } }
    if onError == .skip { try leaveOutBroken(in: directory, verbose: verbose) }
    if verbose {
      print("Found \(files.count) files" + (classNames.isEmpty ? "." : " belonging to \(classNames.count) classes."))
    }
  }

  private mutating func leaveOutBroken(in directory: URL, verbose: Bool) throws {
    let kept = try BrokenFiles.leavingOut(of: files, in: directory, verbose: verbose)
    skipped = kept.skipped
    files = kept.rows.map { files[$0] }
    if !classes.isEmpty { classes = kept.rows.map { classes[$0] } }
  }
}
