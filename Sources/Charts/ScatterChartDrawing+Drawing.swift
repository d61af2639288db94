extension ScatterChartDrawing {
  func svg(_ palette: Palette, description: String) -> String {
    let canvas = Canvas(width: Self.width, height: height, palette: palette)
    drawAxes(on: canvas)
    legend.draw(on: canvas)
    Self.front(front, on: canvas)
    for (point, place) in zip(points, places) {
      Self.mark(on: canvas, x: place.x, y: place.y, isFilled: point.isMarked || !chart.hasMarks)
    }
    canvas.group(.wide) { for label in wide { draw(label, on: canvas) } }
    canvas.group(.narrow) { for label in narrow { draw(label, on: canvas) } }
    return canvas.svg(title: chart.title, description: description)
  }

  private func drawAxes(on canvas: Canvas) {
    let palette = canvas.palette
    for value in yTicks.values {
      let y = yScale.position(value)
      canvas.line([(area.left, y), (area.right, y)], color: palette.grid, width: 1, round: false)
      canvas.text(
        chart.yFormat.tick(value, step: yTicks.step), x: area.left - 8, y: y + 4.5, anchor: .end, color: palette.muted)
    }
    for value in xTicks.values {
      let x = xScale.position(value)
      canvas.line([(x, area.top), (x, area.bottom)], color: palette.grid, width: 1, round: false)
      canvas.line([(x, area.bottom), (x, area.bottom + 4)], color: palette.muted, width: 1.2, round: false)
      canvas.text(
        chart.xFormat.tick(value, step: xTicks.step(at: value)), x: x, y: area.bottom + 19, anchor: .middle,
        color: palette.muted)
    }
    canvas.line([(area.left, area.bottom), (area.right, area.bottom)], color: palette.muted, width: 1.2, round: false)
    func fitted(_ words: String) -> String {
      TextWidth.fitted(words, size: TextStyle.narrowSize, width: Self.width - 8)
    }
    canvas.text(fitted(chart.yTitle), x: 2, y: 16, color: palette.ink, weight: .bold)
    canvas.text(fitted(chart.xTitle), x: area.right, y: height - 7, anchor: .end, color: palette.ink, weight: .bold)
  }

  private func draw(_ label: Label, on canvas: Canvas) {
    let palette = canvas.palette
    if let leader = label.place.leader { canvas.pointer(leader, color: palette.muted) }
    let box = label.place.box
    // What a name takes is a guess on the large side: it begins, or ends, where it is next to its point.
    let (x, anchor): (Double, Canvas.Anchor) =
      label.point.x <= box.left
      ? (box.left, .start) : label.point.x >= box.right ? (box.right, .end) : ((box.left + box.right) / 2, .middle)
    canvas.text(
      label.name, x: x, y: box.bottom - 0.3 * label.size, anchor: anchor,
      color: label.isBest ? palette.ink : palette.muted, size: label.size, weight: label.isBest ? .bold : .normal,
      hasHalo: true)
  }

  /// A point; a hollow one hides what is behind it, as a filled one does.
  static func mark(on canvas: Canvas, x: Double, y: Double, isFilled: Bool) {
    let palette = canvas.palette
    canvas.marker(.circle, x: x, y: y, color: palette.color(0), size: radius)
    if !isFilled { canvas.marker(.circle, x: x, y: y, color: palette.background, size: radius - 1.5) }
  }

  /// The line through the points that none beats.
  static func front(_ points: [(x: Double, y: Double)], on canvas: Canvas) {
    canvas.line(points, color: canvas.palette.color(1), width: 1.8)
  }
}
