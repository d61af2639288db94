import Files
import Foundation
import Tensors

/// What a saved picture is written as. Names as in Keras.
public enum SaveFormat: String, CaseIterable, Sendable {
  case png
  case jpeg
}

/// Writes pictures as a network gets them, to be looked at: Keras's `save_to_dir`.
struct PictureSaver: Sendable {
  let folder: URL
  let prefix: String
  let format: SaveFormat

  /// Makes the folder where there is none.
  ///
  /// - Throws: `ImageDataGeneratorError.cannotSave`.
  init(_ folder: URL, prefix: String, format: SaveFormat) throws {
    (self.folder, self.prefix, self.format) = (folder, prefix, format)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ImageDataGeneratorError.cannotSave(folder.path, reason: SystemReason.words(of: error))
    }
  }

  /// Writes a picture `[H, W, C]`, stretched to 0…255 as Keras's `array_to_img` does, under a name of its own:
  /// `PREFIX_INDEX_NUMBER.png`.
  func save(_ scalars: UnsafeMutableBufferPointer<Float>, shape: Shape, _ row: EpochPlan.Row) throws {
    let (low, high) = (scalars.min() ?? 0, scalars.max() ?? 0)
    let span = high - low
    let channels = shape[2]
    let bytes = scalars.map { scalar -> UInt8 in
      let value = (span != 0 ? (scalar - low) / span : scalar - low) * 255
      return value >= 0 && value < 256 ? UInt8(value) : 0
    }
    let grid = PixelGrid(width: shape[1], height: shape[0], channels: channels, bytes: bytes)
    let file = folder.appendingPathComponent("\(prefix)_\(row.index)_\(row.saveNumber).\(format.rawValue)")
    do {
      try (format == .png ? grid.pngData() : grid.picture.jpegData(quality: 75)).write(to: file)
    } catch {
      throw ImageDataGeneratorError.cannotSave(folder.path, reason: SystemReason.words(of: error))
    }
  }
}
