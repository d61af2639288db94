import Files
import Foundation

/// Where files of an export or import go. Nothing that is there already is written over, unless that is asked for.
public struct ExportFolder: Sendable {
  private let url: URL
  private let overwrites: Bool

  public init(_ url: URL, overwrites: Bool) {
    self.url = url
    self.overwrites = overwrites
  }

  /// A file that something else is in already, which would be written over; nil where there is none.
  public func obstacle(for files: [ExportedFile]) -> String? {
    guard !overwrites else { return nil }
    for file in files {
      let place = url.appendingPathComponent(file.path)
      guard FileManager.default.fileExists(atPath: place.path) else { continue }
      if (try? Data(contentsOf: place)) != file.data { return told(file.path) }
    }
    return nil
  }

  /// A path as the reader would write it.
  private func told(_ path: String) -> String {
    let path = url.appendingPathComponent(path).relativePath
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  /// Writes them, the first last: it is what the others belong to.
  ///
  /// - Returns: the path of the first.
  /// - Throws: ``FileError`` and what the file system says.
  @discardableResult
  public func write(_ files: [ExportedFile]) throws -> String {
    for file in files.reversed() {
      let place = url.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try WholeFile.write(file.data, to: place)
    }
    return files.first.map { told($0.path) } ?? ""
  }
}
