import Foundation
import TransferLearning

/// Reads all pictures of a folder in batches, again and again.
struct InputLaps {
  let work: InputCase

  func measure() throws -> InputMeasurement {
    let files = try PictureFiles.jpegs(in: URL(fileURLWithPath: work.folder, isDirectory: true))
    let preparation = try PicturePreparation(
      targetSize: (work.size, work.size), interpolation: work.interpolation, draft: work.draft, preprocessing: .tf)
    var sum = 0.0
    try read(files, preparation) { batch in
      batch.withUnsafeScalars { for number in $0 { sum += Double(number) } }
    }
    let laps = Laps()
    for _ in 0..<work.laps {
      try read(files, preparation) { _ in }
      laps.end()
    }
    let library = Picture.jpegLibrary
    let numbers = files.count * preparation.imageShape.count
    return InputMeasurement(
      laps: laps.seconds, pictures: files.count, numbers: numbers, mean: sum / Double(max(numbers, 1)),
      peakBytes: Measurement.peakBytes(), versions: [library.name: library.version])
  }

  /// Calls `body` with batch after batch.
  private func read(_ files: [URL], _ preparation: PicturePreparation, _ body: (Tensor) -> Void) throws {
    let size = preparation.imageShape.count
    for start in stride(from: 0, to: files.count, by: work.batch) {
      let rows = files[start..<min(start + work.batch, files.count)]
      let shape = Shape([rows.count] + preparation.imageShape.dimensions)
      let batch = try Tensor(uninitializedShape: shape) { scalars in
        func make(_ index: Int) throws {
          try preparation.load(
            rows[start + index], into: UnsafeMutableBufferPointer(rebasing: scalars[index * size..<(index + 1) * size]))
        }
        if work.threads == 1 {
          for index in 0..<rows.count { try make(index) }
        } else {
          try inParallel(count: rows.count, make)
        }
      }
      body(batch)
    }
  }
}
