import ArgumentParser
import Foundation

/// Pictures that take the place of the course's own.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Photographs: a folder with train/ and val/, one folder a class in each.", valueName: "dir"))
  var photos: String?
  @Option(help: ArgumentHelp("A picture of a goldfish, a JPEG.", valueName: "file"))
  var goldfish: String?

  /// What the engine is told by its environment.
  ///
  /// - Parameter command: whose help says what is right.
  /// - Throws: ``UsageMistake`` for what is not there.
  func environment(command: String = "run") throws -> [String: String] {
    var result: [String: String] = [:]
    if let photos {
      let folder = URL(fileURLWithPath: photos, isDirectory: true)
      guard isFolder(folder) else {
        throw UsageMistake("--photos \(photos): there is no such folder", command: command)
      }
      for part in ["train", "val"] where !isFolder(folder.appendingPathComponent(part)) {
        throw UsageMistake(
          "--photos \(photos): there is no folder \(part) in it. It needs train/ and val/, and in each one folder a class",
          command: command)
      }
      result["LECTERN_PHOTOS"] = folder.standardizedFileURL.path
    }
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
