import Foundation

/// The path of a request, in parts that are names and nothing else.
package struct ServedPath {
  /// Decoded.
  package var parts: [String]
  /// Whether it ends with a slash.
  package var isFolder: Bool

  init(parts: [String], isFolder: Bool) { (self.parts, self.isFolder) = (parts, isFolder) }

  /// nil for what is no path here: `..`, hidden names, coded slashes, what is not UTF-8.
  package init?(_ coded: String) {
    guard coded.hasPrefix("/"), coded.utf8.count < 4096 else { return nil }
    isFolder = coded.hasSuffix("/")
    parts = []
    for part in coded.split(separator: "/", omittingEmptySubsequences: true) {
      guard let name = part.removingPercentEncoding, !name.isEmpty, !name.hasPrefix("."),
        !name.unicodeScalars.contains(where: { $0 == "/" || $0 == "\\" || $0.value < 32 })
      else { return nil }
      parts.append(name)
    }
  }
}
