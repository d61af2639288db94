import Foundation

extension URL {
  /// The path relative to a folder above: `rural/rural1.jpeg`.
  func name(in folder: URL) -> String { String(path.dropFirst(folder.path.count).drop { $0 == "/" }) }
}
