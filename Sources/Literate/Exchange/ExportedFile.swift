import Foundation

/// A file that an export is made of; its path is relative to the folder of the export.
public struct ExportedFile: Sendable, Hashable {
  public var path: String
  public var data: Data

  public init(path: String, data: Data) {
    self.path = path
    self.data = data
  }
}
