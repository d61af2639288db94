import StepOutput

/// How large a picture is shown where no page lays it out: those of a few pixels are enlarged.
struct PictureSize {
  let width: Int
  let height: Int

  init(_ picture: StepOutput.ImageGrid.Picture) {
    let isTiny = picture.pixelated && (1..<48).contains(max(picture.width, picture.height))
    let factor = isTiny ? 48 / max(picture.width, picture.height) : 1
    width = picture.width * factor
    height = picture.height * factor
  }
}

/// What stands below a picture.
enum PictureCaption {
  /// In one line, with a mark where it tells of a hit or a miss.
  static func text(_ picture: StepOutput.ImageGrid.Picture) -> String {
    let mark =
      switch picture.mark {
      case .right: "✓ "
      case .wrong: "✗ "
      case nil: ""
      }
    return mark + picture.caption.split(whereSeparator: \.isNewline).joined(separator: ", ")
  }
}
