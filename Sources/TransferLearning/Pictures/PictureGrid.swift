import Foundation

/// Pictures side by side, with captions.
///
/// ```swift
/// PictureGrid("A flip", ["as it was taken": picture, "mirrored": picture.flippedHorizontally()])
/// ```
public struct PictureGrid: Showable, Sendable {
  /// Whether a caption tells of a hit or a miss.
  public typealias Mark = StepOutput.ImageGrid.Mark

  /// A picture as it stands in the grid.
  struct Tile: Sendable {
    var picture: Picture
    var caption: String
    var alternativeText: String
    var mark: Mark?
    var isPixelated: Bool
  }

  /// Above the pictures.
  public var title: String?
  private(set) var tiles: [Tile] = []
  /// What is said where there is no picture.
  var sentence: String?

  /// A grid without pictures yet.
  public init(_ title: String? = nil) { self.title = title }

  /// A grid of pictures with their captions.
  public init(_ title: String?, _ pictures: KeyValuePairs<String, Picture>) {
    self.title = title
    for (caption, picture) in pictures { add(picture, caption: caption) }
  }

  /// A grid of pictures with their captions.
  public init(_ pictures: KeyValuePairs<String, Picture>) { self.init(nil, pictures) }

  /// How many pictures.
  public var count: Int { tiles.count }

  /// Adds a picture at the end.
  ///
  /// - Parameters:
  ///   - alternativeText: for who cannot see the picture; nil for the caption.
  ///   - isPixelated: whether it is a picture of few pixels, to be enlarged with hard edges.
  public mutating func add(
    _ picture: Picture, caption: String = "", alternativeText: String? = nil, mark: Mark? = nil,
    isPixelated: Bool = false
  ) {
    let words = alternativeText ?? (caption.isEmpty ? "a picture" : caption)
    tiles.append(
      Tile(picture: picture, caption: caption, alternativeText: words, mark: mark, isPixelated: isPixelated))
  }

  /// The pictures, encoded, with their captions and marks.
  public var stepOutputs: [StepOutput] {
    if let sentence, tiles.isEmpty { return [.text((title.map { $0 + "\n" } ?? "") + sentence + "\n")] }
    // Twice what a tile takes on a page, so that it stays sharp on a dense screen, and no more.
    let largest = tiles.count == 1 ? 800 : tiles.count <= 4 ? 480 : 240
    do {
      return [.images(.init(title: title, pictures: try tiles.map { try $0.shown(largest: largest) }))]
    } catch {
      return [.errorText("A picture cannot be shown: \(error)\n")]
    }
  }
}

extension PictureGrid.Tile {
  /// As a file that a page can hold: JPEG, its longer side at most `largest` pixels; PNG where every pixel counts.
  func shown(largest: Int) throws -> StepOutput.ImageGrid.Picture {
    let picture = isPixelated ? picture : picture.fitting(largest)
    return StepOutput.ImageGrid.Picture(
      data: try isPixelated ? picture.pngData() : picture.jpegData(quality: 82),
      mediaType: isPixelated ? "image/png" : "image/jpeg", width: picture.width, height: picture.height,
      caption: caption, alternativeText: alternativeText, mark: mark, pixelated: isPixelated)
  }
}

extension Picture {
  /// The picture with its longer side at most `side` pixels, its proportions kept.
  func fitting(_ side: Int) -> Picture {
    let longer = max(width, height)
    guard longer > side else { return self }
    return resized(
      width: max(1, (width * side + longer / 2) / longer), height: max(1, (height * side + longer / 2) / longer),
      .bilinear)
  }
}
