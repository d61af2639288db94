import Files
import Foundation

/// A script as a lesson of one step, so that all that runs a lesson runs it.
public enum ScriptLesson {
  /// - Throws: ``ScriptError``.
  public static func read(_ file: String) throws -> Lesson {
    let url = URL(fileURLWithPath: file)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
      throw ScriptError.missing(file)
    }
    let data: Data
    do { data = try Data(contentsOf: url) } catch {
      throw ScriptError.unreadable(file, reason: SystemReason.words(of: error))
    }
    guard var text = String(data: data, encoding: .utf8) else { throw ScriptError.notUTF8(file) }
    if !text.hasSuffix("\n") { text += "\n" }
    let name = url.deletingPathExtension().lastPathComponent
    // A script shows what it says that it shows, and not its last expression.
    var attributes = Step.Attributes()
    attributes.hide = true
    let step = Step(id: "script", source: text, line: 1, attributes: attributes)
    return Lesson(name: name, file: file, title: name, parameters: [], blocks: [.step(step)])
  }
}

/// Why a script cannot be run.
public enum ScriptError: Error, Hashable, CustomStringConvertible {
  case missing(String)
  case unreadable(String, reason: String)
  case notUTF8(String)

  public var description: String {
    switch self {
    case .missing(let file): "there is no file \(file); `lectern export 04 --to swift` writes a lesson as a script"
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .notUTF8(let file): "\(file) is not UTF-8; save it as UTF-8"
    }
  }
}
