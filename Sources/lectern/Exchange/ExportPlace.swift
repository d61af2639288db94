import Foundation
import Literate

/// Where an export goes: a folder, or a file in one.
struct ExportPlace {
  let folder: URL
  /// The file's name, where one was told.
  let file: String?
  private let format: ExportFormat

  /// - Parameter text: a folder; a file, where it ends as files of the format do and is no folder.
  init(_ text: String, format: ExportFormat) {
    self.format = format
    let url = URL(fileURLWithPath: text)
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: text, isDirectory: &isFolder)
    if exists ? !isFolder.boolValue : url.pathExtension.lowercased() == format.rawValue {
      file = url.lastPathComponent
      let parent = (text as NSString).deletingLastPathComponent
      folder = URL(fileURLWithPath: parent.isEmpty ? "." : parent, isDirectory: true)
    } else {
      file = nil
      folder = URL(fileURLWithPath: text, isDirectory: true)
    }
  }

  /// The file of a lesson.
  func name(of lesson: Lesson) -> String { file ?? "\(lesson.name).\(format.rawValue)" }
}
