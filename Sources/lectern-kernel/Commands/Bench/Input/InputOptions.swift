import ArgumentParser
import Foundation
import TransferLearning

/// Which pictures are read, and how.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A folder of JPEG files, at any depth; else the pictures of the course.", valueName: "dir"))
  var photos: String?
  @Option(help: "How many 12-megapixel pictures are made of them and read; 0 for none.") var large = 8
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("How pictures are resized; else nearest and bilinear.", valueName: "interpolation"))
  var interpolations: [Interpolation] = [.nearest, .bilinear]
  @Option(help: "Pictures in a batch.") var batch = 32
  @Option(help: "Height and width of what is made, in pixels.") var size = 224
  @Option(help: "How often the pictures are read in each process.") var laps = 3

  func validate() throws {
    for (name, number) in [("batch", batch), ("size", size), ("laps", laps)] where !(1...10_000).contains(number) {
      throw ValidationError("--\(name) is a number from 1 to 10000; it is \(number).")
    }
    guard (0...1000).contains(large) else {
      throw ValidationError("--large is a number from 0 to 1000; it is \(large).")
    }
    guard let photos else { return }
    let files: [URL]
    do { files = try folder().files } catch { throw ValidationError("\(error)") }
    if files.isEmpty { throw ValidationError("--photos is a folder of JPEG files; there is none in '\(photos)'.") }
  }

  /// The folder and its pictures.
  func folder() throws -> (folder: URL, files: [URL]) {
    let folder =
      try photos.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? Photos.urbanAndRural().train.deletingLastPathComponent()
    return (folder, try PictureFiles.jpegs(in: folder))
  }

  /// What is to be measured, in order.
  ///
  /// - Parameters:
  ///   - folders: of pictures, with what they are.
  ///   - threads: as many as there may be.
  func cases(_ folders: [(words: String, folder: URL)], threads: Int) -> [InputCase] {
    folders.flatMap { words, folder in
      interpolations.flatMap { interpolation in
        [false, true].flatMap { draft in
          Set([1, threads]).sorted().map { threads in
            InputCase(
              pictures: words, folder: folder.path, interpolation: interpolation, draft: draft, threads: threads,
              batch: batch, size: size, laps: laps)
          }
        }
      }
    }
  }
}
