import Foundation

/// The folder with golden numbers beside the package, or where `LECTERN_SHARED` says.
enum Shared {
  static let folder: URL? = {
    if let named = ProcessInfo.processInfo.environment["LECTERN_SHARED"] { return URL(fileURLWithPath: named) }
    var package = URL(fileURLWithPath: #filePath)
    while package.path != "/",
      !FileManager.default.fileExists(atPath: package.appendingPathComponent("Package.swift").path)
    {
      package.deleteLastPathComponent()
    }
    let beside = package.deletingLastPathComponent().appendingPathComponent("shared")
    return FileManager.default.fileExists(atPath: beside.path) ? beside : nil
  }()

  static let isThere = folder != nil
  static let absence = "no ../shared with golden numbers (or LECTERN_SHARED): nothing to compare with"

  static func data(_ path: String) throws -> Data { try Data(contentsOf: folder!.appendingPathComponent(path)) }
}
