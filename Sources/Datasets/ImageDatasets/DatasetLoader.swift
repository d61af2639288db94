import Foundation
import Tensors

/// How `imageDatasetFromDirectory` reads pictures: sizes and positions as TensorFlow computes them, in Float.
struct DatasetLoader: Sendable {
  /// In pixels.
  let imageSize: (height: Int, width: Int)
  let colorMode: ColorMode
  let interpolation: DatasetInterpolation
  let aspectRatio: AspectRatio

  /// The part of the key under which features are kept.
  var key: String {
    "dataset \(imageSize.height)x\(imageSize.width) \(interpolation.rawValue) \(colorMode.rawValue) \(aspectRatio.rawValue)"
  }

  /// The shape of each picture, `[H, W, C]`.
  var imageShape: Shape { [imageSize.height, imageSize.width, colorMode.channels] }

  /// Writes a picture `[H, W, C]`.
  ///
  /// - Throws: `PictureError`, which names the file.
  func load(_ file: URL, into target: UnsafeMutableBufferPointer<Float>) throws {
    let data = try PictureFile.bytes(of: file)
    guard colorMode == .rgb, PictureFile.Format(of: data) == .jpeg else {
      return resize(
        try PixelGrid(data: data, name: file.path, colorMode: colorMode, transform: .fast), into: target)
    }
    try JPEGReader.with(data, name: file.path, transform: .fast) { reader in
      var resizing = resizing(from: (reader.height, reader.width))
      let rows = resizing.neededRows
      resizing.renumber(rows)
      write(try reader.rows(rows), resizing, into: target)
    }
  }

  /// Writes pixels in the size that is asked for, `[H, W, C]`.
  func resize(_ grid: PixelGrid, into target: UnsafeMutableBufferPointer<Float>) {
    write(grid, resizing(from: (grid.height, grid.width)), into: target)
  }

  private func write(
    _ grid: PixelGrid, _ resizing: DatasetResizing, into target: UnsafeMutableBufferPointer<Float>
  ) {
    if aspectRatio == .padded { target.update(repeating: 0) }
    grid.resample(
      resizing, into: target, start: (resizing.top * imageSize.width + resizing.left) * grid.channels,
      line: imageSize.width * grid.channels)
  }

  private func resizing(from size: (height: Int, width: Int)) -> DatasetResizing {
    let (height, width) = imageSize
    var (rows, columns) = (0..<size.height, 0..<size.width)
    var (top, left, newHeight, newWidth) = (0, 0, height, width)
    switch aspectRatio {
    case .ignored: break
    case .cropped:
      rows = Self.middle(Float(size.width * height) / Float(width), of: size.height)
      columns = Self.middle(Float(size.height * width) / Float(height), of: size.width)
    case .padded:
      let (oldHeight, oldWidth) = (Float(size.height), Float(size.width))
      let ratio = max(oldWidth / Float(width), oldHeight / Float(height))
      newHeight = max(1, min(height, Int(oldHeight / ratio)))
      newWidth = max(1, min(width, Int(oldWidth / ratio)))
      top = max(0, Int(((Float(height) - oldHeight / ratio) / 2).rounded(.down)))
      left = max(0, Int(((Float(width) - oldWidth / ratio) / 2).rounded(.down)))
    }
    return DatasetResizing(
      down: interpolation.windows(from: rows.count, to: newHeight).map { (rows.lowerBound + $0.first, $0.weights) },
      across: interpolation.windows(from: columns.count, to: newWidth), columns: columns, top: top, left: left)
  }

  private static func middle(_ part: Float, of whole: Int) -> Range<Int> {
    let part = max(1, min(whole, Int(part)))
    let start = (whole - part) / 2
    return start..<start + part
  }
}
