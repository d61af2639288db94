import Foundation

/// What lies in folders.
enum Folders {
  /// The folders in a folder, sorted, without those whose names begin with a dot.
  static func names(in url: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [])
      .filter { !$0.hasPrefix(".") && isFolder(url.appendingPathComponent($0)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Whether a folder named like a part of a set is one: a class that happens to be called `train` has pictures in it.
  static func isPart(_ url: URL) -> Bool { isFolder(url) && !hasPictures(url) }

  /// Whether pictures lie directly in a folder.
  static func hasPictures(_ url: URL) -> Bool {
    ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).contains { name in
      !name.hasPrefix(".") && ["jpg", "jpeg", "png"].contains((name as NSString).pathExtension.lowercased())
    }
  }
}
