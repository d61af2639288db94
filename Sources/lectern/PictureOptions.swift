import ArgumentParser
import Foundation
import PhotoFolders

/// Pictures that take the place of the course's own.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Photographs: a folder with train/ and val/, one folder a class in each; or with one folder a class; or with such \
      folders in it. Their classes say for which lessons they are. May be repeated.
      """, valueName: "dir"))
  var photos: [String] = []
  @Option(help: ArgumentHelp("A picture of a goldfish, a JPEG.", valueName: "file"))
  var goldfish: String?

  /// What the engine is told by its environment.
  ///
  /// - Parameter command: whose help says what is right.
  /// - Throws: ``UsageMistake`` for what is not there.
  func environment(command: String = "run") throws -> [String: String] {
    var result: [String: String] = [:]
    let folders = photos.map { URL(fileURLWithPath: $0, isDirectory: true).standardizedFileURL }
    for (name, folder) in zip(photos, folders) {
      do { _ = try NamedPhotos([folder]) } catch let problem as PhotoFolderProblem {
        throw UsageMistake("--photos \(name): \(problem.words)", command: command)
      }
      if folders.count > 1, folder.path.contains(":") {
        throw UsageMistake("--photos \(name): with a colon in its name it can only be named alone", command: command)
      }
    }
    if !folders.isEmpty { result["LECTERN_PHOTOS"] = folders.map(\.path).joined(separator: ":") }
    if let goldfish {
      let file = URL(fileURLWithPath: goldfish)
      guard FileManager.default.fileExists(atPath: file.path), !isFolder(file) else {
        throw UsageMistake("--goldfish \(goldfish): there is no such file", command: command)
      }
      result["LECTERN_GOLDFISH"] = file.standardizedFileURL.path
    }
    return result
  }

  private func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
