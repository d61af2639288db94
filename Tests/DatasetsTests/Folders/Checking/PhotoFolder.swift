import Foundation
import TestSupport

@testable import Datasets

/// A folder of pictures that a test writes into.
struct PhotoFolder {
  let url: URL

  static func with<R>(_ body: (PhotoFolder) throws -> R) throws -> R {
    try withTemporaryFolder { scratch in
      let url = scratch.appendingPathComponent("pictures", isDirectory: true)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      return try body(PhotoFolder(url: url))
    }
  }

  static func picture(_ seed: Int, width: Int = 96, height: Int = 80) -> Picture {
    Picture(width: width, height: height, pixels: wavyPixels(seed, width: width, height: height))
  }

  /// Where another folder may be, beside this one.
  func beside(_ name: String) -> URL { url.deletingLastPathComponent().appendingPathComponent(name, isDirectory: true) }

  func write(_ name: String, _ data: Data) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  /// Writes a picture as its name ends.
  func add(_ name: String, _ seed: Int, width: Int = 96, height: Int = 80, quality: Int = 90) throws {
    let picture = Self.picture(seed, width: width, height: height)
    try write(name, name.hasSuffix(".png") ? picture.pngData() : picture.jpegData(quality: quality))
  }

  /// All files below a folder with their bytes.
  static func files(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try Data(contentsOf: file) }
    }
    return files
  }
}
