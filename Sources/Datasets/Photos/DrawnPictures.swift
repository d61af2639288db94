import Files
import Foundation
import Tensors

/// The drawn pictures as JPEG files in the cache, drawn once.
enum DrawnPictures {
  /// To be counted up when the drawings change: old ones stay where they are, new ones are drawn.
  private static let version = 1

  static let goldfishName = "goldfish.jpg"

  /// How many scenes of each kind: to train on, then to validate with.
  static let trainingCount = 36
  static let validationCount = 10

  /// The folder with `train`, `val` and the goldfish, in `place`. It is there whole or not at all.
  static func folder(in place: URL) throws -> URL {
    let folder = place.appendingPathComponent("drawn-\(version)", isDirectory: true)
    let manager = FileManager.default
    if manager.fileExists(atPath: folder.path) { return folder }
    do {
      try manager.createDirectory(at: place, withIntermediateDirectories: true)
      try WholeFile.write(to: folder, draw(into:))
    } catch {
      // Somebody else may have drawn them meanwhile: a folder that is not empty cannot be replaced.
      if manager.fileExists(atPath: folder.path) { return folder }
      throw PhotosError.notWritable(folder: folder.path, reason: SystemReason.words(of: error))
    }
    return folder
  }

  private static func draw(into folder: URL) throws {
    for part in ["train", "val"] {
      for kind in DrawnScenes.Kind.allCases {
        try FileManager.default.createDirectory(
          at: folder.appendingPathComponent("\(part)/\(kind.rawValue)"), withIntermediateDirectories: true)
      }
    }
    let scenes = DrawnScenes.Kind.allCases.flatMap { kind in
      (0..<trainingCount + validationCount).map { (kind: kind, number: $0) }
    }
    try inParallel(count: scenes.count) { index in
      let (kind, number) = scenes[index]
      let part = number < trainingCount ? "train" : "val"
      let name = "\(DrawnScenes.motif(kind, number))-\(number < 10 ? "0" : "")\(number).jpg"
      let picture = DrawnScenes.draw(kind, number)
      try picture.jpegData(quality: 90).write(to: folder.appendingPathComponent("\(part)/\(kind.rawValue)/\(name)"))
    }
    try Goldfish.draw().jpegData(quality: 92).write(to: folder.appendingPathComponent(goldfishName))
  }
}
