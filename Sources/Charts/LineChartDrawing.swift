/// Lays out and draws a ``LineChart``.
struct LineChartDrawing {
  let chart: LineChart

  private static let width = 460.0
  private static let height = 280.0

  func svg(_ palette: Palette, description: String) -> String {
    let values = chart.series.flatMap(\.values).filter(\.isDrawable)
    guard let low = values.min(), let high = values.max() else {
      return EmptyDrawing(sentence: "No finite value to draw").svg(
        palette, title: chart.title, description: description)
    }
    let ticks = Ticks(
      enclosing: (chart.startsAtZero ? min(0, low) : low)...(chart.startsAtZero ? max(0, high) : high),
      limits: chart.valueFormat.limits)
    let strokes = chart.series.enumerated().map { Stroke($0.element, index: $0.offset) }
    let labels = CurveLabels(names: chart.series.map(\.name), strokes: strokes, width: Self.width)
    let left = 10 + (ticks.values.map { TextStyle.room(chart.valueFormat.tick($0, step: ticks.step)) }.max() ?? 0)
    let area = PlotArea(
      left: left, right: Self.width - max(14, labels.endRoom), top: 34 + labels.legendHeight,
      bottom: Self.height - 48, low: ticks.values[0], high: ticks.values[ticks.values.count - 1],
      positions: chart.span)
    let canvas = Canvas(width: Self.width, height: Self.height, palette: palette)
    drawAxes(on: canvas, area: area, ticks: ticks)
    // Later curves are dashed, so that the first shows through where they coincide.
    for (index, series) in chart.series.enumerated() {
      draw(chart.points(of: series), strokes[index], index: index, on: canvas, area: area)
    }
    drawBest(on: canvas, area: area)
    labels.draw(
      on: canvas, area: area,
      ends: chart.series.map { series in
        series.values.lastIndex(where: \.isDrawable).map { area.y(series.values[$0]) }
      })
    return canvas.svg(title: chart.title, description: description)
  }

  private func drawAxes(on canvas: Canvas, area: PlotArea, ticks: Ticks) {
    let palette = canvas.palette
    for value in ticks.values {
      let y = area.y(value)
      canvas.line(
        [(area.left, y), (area.right, y)], color: palette.grid, width: 1, round: false)
      canvas.text(
        chart.valueFormat.tick(value, step: ticks.step), x: area.left - 8, y: y + 4.5, anchor: .end,
        color: palette.muted)
    }
    canvas.line([(area.left, area.bottom), (area.right, area.bottom)], color: palette.muted, width: 1.2, round: false)
    canvas.text(chart.valueTitle, x: 2, y: 16, color: palette.ink, weight: .bold)
    canvas.text(
      chart.positionTitle, x: area.right, y: Self.height - 7, anchor: .end, color: palette.ink, weight: .bold)
    let room = TextStyle.room("\(area.positions.upperBound)") + 14
    let fitting = max(1, min(10, Int((area.right - area.left) / room)))
    for value in Ticks(wholeIn: area.positions, count: fitting).values {
      let x = area.x(Int(value))
      canvas.line([(x, area.bottom), (x, area.bottom + 4)], color: palette.muted, width: 1.2, round: false)
      canvas.text("\(Int(value))", x: x, y: area.bottom + 19, anchor: .middle, color: palette.muted)
    }
  }

  /// The line, broken where a value is not finite, and its markers: on every point where there are few.
  private func draw(
    _ points: [(position: Int, value: Double)], _ stroke: Stroke, index: Int, on canvas: Canvas, area: PlotArea
  ) {
    let color = canvas.palette.color(stroke.color)
    var run: [(x: Double, y: Double)] = []
    func flush() {
      canvas.line(run, color: color, width: stroke.width, dash: stroke.dash)
      run = []
    }
    for (position, value) in points {
      if value.isDrawable { run.append((area.x(position), area.y(value))) } else { flush() }
    }
    flush()
    let every = max(1, (points.count + 11) / 12)
    let last = points.lastIndex { $0.value.isDrawable }
    for (place, (position, value)) in points.enumerated() where value.isDrawable {
      // Markers of different curves stand at different epochs where they are thinned out.
      guard every == 1 || place == last || place % every == index % every else { continue }
      canvas.marker(stroke.marker, x: area.x(position), y: area.y(value), color: color, size: stroke.markerSize)
    }
  }

  /// Rings, and above the chart what they mean.
  private func drawBest(on canvas: Canvas, area: PlotArea) {
    let best = chart.series.compactMap(chart.best)
    guard !best.isEmpty else { return }
    for (position, value) in best {
      canvas.ring(x: area.x(position), y: area.y(value), radius: 7, color: canvas.palette.ink, width: 1.6)
    }
    let words = "best \(chart.positionTitle)"
    let x = Self.width - TextStyle.room(words)
    canvas.ring(x: x - 10, y: 11.5, radius: 6, color: canvas.palette.ink, width: 1.6)
    canvas.text(words, x: x, y: 16, color: canvas.palette.ink)
  }
}
