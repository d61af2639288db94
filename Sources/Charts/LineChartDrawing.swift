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
    let labels = CurveLabels(names: chart.series.map(\.name), width: Self.width)
    let left = 10 + (ticks.values.map { TextStyle.room(chart.valueFormat.tick($0, step: ticks.step)) }.max() ?? 0)
    let area = PlotArea(
      left: left, right: Self.width - max(14, labels.endRoom), top: 34 + labels.legendHeight,
      bottom: Self.height - 48, low: ticks.values[0], high: ticks.values[ticks.values.count - 1],
      first: chart.firstPosition, count: chart.series.map(\.values.count).max() ?? 1)
    let canvas = Canvas(width: Self.width, height: Self.height, palette: palette)
    drawAxes(on: canvas, area: area, ticks: ticks)
    // Later curves are dashed, so that the first shows through where they coincide.
    for (index, series) in chart.series.enumerated() {
      draw(series, index: index, on: canvas, area: area)
    }
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
    let last = chart.firstPosition + area.count - 1
    let room = TextStyle.room("\(last)") + 14
    let fitting = max(1, min(10, Int((area.right - area.left) / room)))
    for value in Ticks(wholeIn: chart.firstPosition...last, count: fitting).values {
      let x = area.x(Int(value) - chart.firstPosition)
      canvas.line([(x, area.bottom), (x, area.bottom + 4)], color: palette.muted, width: 1.2, round: false)
      canvas.text("\(Int(value))", x: x, y: area.bottom + 19, anchor: .middle, color: palette.muted)
    }
  }

  /// The line, broken where a value is missing, and its markers: on every point where there are few.
  private func draw(_ series: LineChart.Series, index: Int, on canvas: Canvas, area: PlotArea) {
    let (color, stroke) = (canvas.palette.color(index), Stroke(index))
    var run: [(x: Double, y: Double)] = []
    func flush() {
      canvas.line(run, color: color, width: 2.1, dash: stroke.dash)
      run = []
    }
    for (position, value) in series.values.enumerated() {
      if value.isDrawable { run.append((area.x(position), area.y(value))) } else { flush() }
    }
    flush()
    let every = max(1, (area.count + 11) / 12)
    let last = series.values.lastIndex(where: \.isDrawable)
    for (position, value) in series.values.enumerated() where value.isDrawable {
      // Markers of different curves stand at different epochs where they are thinned out.
      guard every == 1 || position == last || position % every == index % every else { continue }
      canvas.marker(stroke.marker, x: area.x(position), y: area.y(value), color: color)
    }
  }
}
