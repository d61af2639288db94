import Foundation

/// A file that may be read: one of some folders, wherever links lead.
struct ServedFile {
  /// In bytes.
  private static let most = 64 << 20
  private static let types = [
    "html": "text/html; charset=utf-8", "md": "text/plain; charset=utf-8", "json": "application/json",
    "css": "text/css; charset=utf-8", "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml", "gif": "image/gif",
    "webp": "image/webp", "pdf": "application/pdf",
  ]

  let data: Data
  let type: String

  /// nil where there is no such file in any of the folders, or it is none to be read.
  init?(_ path: ServedPath, in folders: [String]) {
    for folder in folders {
      guard let root = Self.realPath(folder), !path.parts.isEmpty,
        let file = Self.realPath(([root] + path.parts).joined(separator: "/")), file.hasPrefix(root + "/"),
        // Where a link leads to what is hidden.
        !file.dropFirst(root.count).contains("/."),
        let attributes = try? FileManager.default.attributesOfItem(atPath: file),
        attributes[.type] as? FileAttributeType == .typeRegular, (attributes[.size] as? Int ?? .max) <= Self.most,
        let data = try? Data(contentsOf: URL(fileURLWithPath: file))
      else { continue }
      self.data = data
      type = Self.types[(file as NSString).pathExtension.lowercased()] ?? "application/octet-stream"
      return
    }
    return nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
