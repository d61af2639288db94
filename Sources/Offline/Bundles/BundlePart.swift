import Foundation

/// A file that goes into a bundle.
package struct BundlePart: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case file(URL)
    case text(String)
  }

  /// Within the bundle's folder.
  package var path: String
  package var content: Content
  package var isExecutable: Bool

  package init(path: String, content: Content, isExecutable: Bool) {
    (self.path, self.content, self.isExecutable) = (path, content, isExecutable)
  }

  /// A file as it is.
  package init(_ path: String, _ url: URL) {
    self.init(
      path: path, content: .file(url), isExecutable: FileManager.default.isExecutableFile(atPath: url.path))
  }

  /// The files of a folder and of those in it, through links, in the order of their names. Hidden ones are left out.
  ///
  /// - Parameters:
  ///   - path: what the folder is called in the bundle.
  ///   - withHidden: whether files whose names begin with a dot come too.
  ///   - isWanted: asked with each path in the folder.
  /// - Throws: what the system says where it cannot be read.
  package static func files(
    of folder: URL, as path: String, withHidden: Bool = false, where isWanted: (String) -> Bool = { _ in true }
  ) throws -> [BundlePart] {
    var parts: [BundlePart] = []
    func add(_ url: URL, _ inner: String) throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() {
        let (file, within) = (url.appendingPathComponent(name), inner.isEmpty ? name : "\(inner)/\(name)")
        guard withHidden || !name.hasPrefix("."), isWanted(within) else { continue }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else { continue }
        if isFolder.boolValue { try add(file, within) } else { parts.append(BundlePart("\(path)/\(within)", file)) }
      }
    }
    try add(folder.resolvingSymlinksInPath(), "")
    return parts
  }
}
