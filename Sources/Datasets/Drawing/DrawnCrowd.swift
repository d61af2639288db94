import Foundation
import Tensors

/// As many drawn pictures as somebody asks for, in two classes, no two alike: parts of drawn scenes, in many sizes.
package enum DrawnCrowd {
  /// Height and width, in pixels.
  package static let sides = 64...224
  /// Of each kind; drawing a scene takes a hundred times as long as cutting a part of it.
  private static let scenes = 24

  /// Draws them on all cores: `rural/0000000.jpg`, `urban/0000001.jpg`, …
  ///
  /// - Throws: what the file system throws.
  package static func draw(_ count: Int, into folder: URL) throws {
    let kinds = DrawnScenes.Kind.allCases
    for kind in kinds {
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent(kind.rawValue), withIntermediateDirectories: true)
    }
    let number = min(Self.scenes * kinds.count, count)
    var scenes = [PixelGrid?](repeating: nil, count: number)
    try scenes.withUnsafeMutableBufferPointer { scenes in
      let scenes = UncheckedBuffer(scenes)
      try inParallel(count: number) { index in
        let picture = DrawnScenes.draw(kinds[index % kinds.count], index / kinds.count)
        scenes.buffer[index] = PixelGrid(picture, colorMode: .rgb)
      }
    }
    let drawn = scenes.compactMap { $0 }
    try inParallel(count: count) { index in
      let name = String(format: "%07d.jpg", index)
      let file = folder.appendingPathComponent("\(kinds[index % kinds.count].rawValue)/\(name)")
      try part(of: drawn[index % drawn.count], index).jpegData(quality: 85).write(to: file)
    }
  }

  /// A part of a scene in a size of its own.
  private static func part(of scene: PixelGrid, _ number: Int) -> PixelGrid {
    let dice = Dice(seed: UInt64(number) &+ 0xC40D)
    func window(_ whole: Int) -> Range<Int> {
      let length = dice.count(whole / 2...whole)
      let start = dice.count(0...whole - length)
      return start..<start + length
    }
    let (columns, rows) = (window(scene.width), window(scene.height))
    return scene.resized(
      width: dice.count(sides), height: dice.count(sides), .bilinear, columns: columns, rows: rows)
  }
}

/// Each thread writes elements of its own.
private struct UncheckedBuffer: @unchecked Sendable {
  let buffer: UnsafeMutableBufferPointer<PixelGrid?>

  init(_ buffer: UnsafeMutableBufferPointer<PixelGrid?>) { self.buffer = buffer }
}
