/// What stands where there is nothing to draw: a sentence.
struct EmptyDrawing {
  let sentence: String

  func svg(_ palette: Palette, title: String, description: String) -> String {
    let canvas = Canvas(width: 460, height: 90, palette: palette)
    canvas.rectangle(x: 0, y: 0, width: 460, height: 90, radius: 8, color: palette.grid)
    canvas.text(sentence, x: 230, y: 50, anchor: .middle, color: palette.ink)
    return canvas.svg(title: title, description: description)
  }
}
