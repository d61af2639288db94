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
    let grid = try PixelGrid(contentsOf: file, colorMode: colorMode, transform: .fast)
    let (height, width) = imageSize
    var (rows, columns) = (0..<grid.height, 0..<grid.width)
    var (top, left, newHeight, newWidth) = (0, 0, height, width)
    switch aspectRatio {
    case .ignored: break
    case .cropped:
      rows = Self.middle(Float(grid.width * height) / Float(width), of: grid.height)
      columns = Self.middle(Float(grid.height * width) / Float(height), of: grid.width)
    case .padded:
      let (oldHeight, oldWidth) = (Float(grid.height), Float(grid.width))
      let ratio = max(oldWidth / Float(width), oldHeight / Float(height))
      newHeight = max(1, min(height, Int(oldHeight / ratio)))
      newWidth = max(1, min(width, Int(oldWidth / ratio)))
      top = max(0, Int(((Float(height) - oldHeight / ratio) / 2).rounded(.down)))
      left = max(0, Int(((Float(width) - oldWidth / ratio) / 2).rounded(.down)))
      target.update(repeating: 0)
    }
    grid.resample(
      interpolation, rows: rows, columns: columns, height: newHeight, width: newWidth, into: target,
      start: (top * width + left) * grid.channels, line: width * grid.channels)
  }

  private static func middle(_ part: Float, of whole: Int) -> Range<Int> {
    let part = max(1, min(whole, Int(part)))
    let start = (whole - part) / 2
    return start..<start + part
  }
}

extension PixelGrid {
  /// Writes a part of the picture in another size to `target`, from `start` on, rows `line` apart.
  func resample(
    _ interpolation: DatasetInterpolation, rows: Range<Int>, columns: Range<Int>, height newHeight: Int,
    width newWidth: Int, into target: UnsafeMutableBufferPointer<Float>, start: Int, line: Int
  ) {
    let down = interpolation.windows(from: rows.count, to: newHeight)
    let across = interpolation.windows(from: columns.count, to: newWidth)
    let length = columns.count * channels
    withUnsafeTemporaryAllocation(of: Float.self, capacity: length) { sums in
      bytes.withUnsafeBufferPointer { bytes in
        for (row, window) in down.enumerated() {
          sums.initialize(repeating: 0)
          for (offset, weight) in window.weights.enumerated() where weight != 0 {
            let source = ((rows.lowerBound + window.first + offset) * width + columns.lowerBound) * channels
            for index in 0..<length { sums[index] += weight * Float(bytes[source + index]) }
          }
          var position = start + row * line
          for window in across {
            for channel in 0..<channels {
              var sum: Float = 0
              var source = window.first * channels + channel
              for weight in window.weights {
                sum += weight * sums[source]
                source += channels
              }
              target[position + channel] = sum
            }
            position += channels
          }
        }
      }
    }
  }
}
