import Foundation

/// The folder of golden numbers, photographs and odd files: what `LECTERN_SHARED` names, else `shared` beside the package.
package enum Shared {
  /// The folder; nil when there is none.
  package static let folder: URL? = {
    var candidates = [package.deletingLastPathComponent().appendingPathComponent("shared", isDirectory: true)]
    if let named = ProcessInfo.processInfo.environment["LECTERN_SHARED"], !named.isEmpty {
      candidates.insert(URL(fileURLWithPath: named, isDirectory: true), at: 0)
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("golden").path) }
  }()

  /// The package's own folder.
  package static let package: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder
  }()

  /// Whether there is such a folder.
  package static let isHere = folder != nil
  /// What a test that needs it says when it is skipped.
  package static let absence = "SKIPPED: no golden data; set LECTERN_SHARED to the folder that holds golden/"

  /// Whether the folder has this file or folder.
  package static func has(_ path: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: $0.appendingPathComponent(path).path) } ?? false
  }

  /// Where a file of the folder is; a test that is not skipped finds it there.
  package static func url(_ path: String) -> URL {
    (folder ?? URL(fileURLWithPath: "/nonexistent")).appendingPathComponent(path)
  }

  /// The bytes of a file of the folder.
  package static func data(_ path: String) throws -> Data { try Data(contentsOf: url(path)) }

  /// A JSON file of the folder, whose top is an object.
  package static func json(_ path: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: data(path)) as? [String: Any] ?? [:]
  }
}
