import Files
import Foundation
internal import PhotoFolders
import Tensors

/// The drawn pictures as JPEG files in the cache, each set drawn once, when it is asked for.
enum DrawnPictures {
  static let goldfishName = "goldfish.jpg"

  /// The folder of a set, in `place`. It is there whole or not at all.
  static func folder(of kind: PhotoKind, in place: URL) throws -> URL {
    let folder = place.appendingPathComponent(name(of: kind), isDirectory: true)
    let manager = FileManager.default
    if manager.fileExists(atPath: folder.path) { return folder }
    do {
      try manager.createDirectory(at: place, withIntermediateDirectories: true)
      try WholeFile.write(to: folder) { try draw(kind, into: $0) }
    } catch {
      // Somebody else may have drawn them meanwhile: a folder that is not empty cannot be replaced.
      if manager.fileExists(atPath: folder.path) { return folder }
      throw PhotosError.notWritable(folder: folder.path, reason: SystemReason.words(of: error))
    }
    return folder
  }

  /// A number is counted up when the drawings of a set change: old ones stay where they are, new ones are drawn.
  static func name(of kind: PhotoKind) -> String {
    switch kind {
    case .townAndCountry: "drawn-1"
    case .flowers: "drawn-flowers-1"
    case .catsAndDogs: "drawn-cats-and-dogs-2"
    case .own: "drawn-faulty-1"
    }
  }

  private static func draw(_ kind: PhotoKind, into folder: URL) throws {
    switch kind {
    case .townAndCountry:
      try draw(DrawnScenes.files, into: folder)
      try Goldfish.draw().jpegData(quality: 92).write(to: folder.appendingPathComponent(goldfishName))
    case .flowers: try draw(DrawnFlowers.files, into: folder)
    case .catsAndDogs: try draw(DrawnPets.files, into: folder)
    case .own:
      try draw(FaultyPictures.files, into: folder)
      try FaultyPictures.addFaults(in: folder)
    }
  }

  /// Draws pictures on all cores.
  private static func draw(_ files: [DrawnFile], into folder: URL) throws {
    for place in Set(files.map { folder.appendingPathComponent($0.path).deletingLastPathComponent() }) {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    try inParallel(count: files.count) { index in
      let file = files[index]
      try file.draw().jpegData(quality: 90).write(to: folder.appendingPathComponent(file.path))
    }
  }
}
