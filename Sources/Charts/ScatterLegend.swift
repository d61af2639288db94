/// What filling and line mean, above a ``ScatterChart``.
struct ScatterLegend {
  private enum Sign { case filled, hollow, line }
  private let rows: [[(sign: Sign, words: String)]]

  private static let lineHeight = 19.0
  private static let sample = 34.0
  private static let dot = 18.0

  /// What it takes at the top.
  var height: Double { rows.isEmpty ? 0 : Double(rows.count) * Self.lineHeight + 6 }

  init(_ chart: ScatterChart, width: Double) {
    var entries: [(sign: Sign, words: String)] = []
    if chart.hasMarks { entries += [(.filled, chart.markWords), (.hollow, "others")] }
    if chart.drawsFront { entries.append((.line, ScatterChart.frontWords)) }
    var rows: [[(sign: Sign, words: String)]] = []
    var used = 0.0
    for (sign, words) in entries {
      let room = Self.room(sign) + TextStyle.room(words) + 14
      if rows.isEmpty || used + room > width + 14 {
        rows.append([])
        used = 0
      }
      let fitted = TextWidth.fitted(words, size: TextStyle.narrowSize, width: width - Self.room(sign) - 2)
      rows[rows.count - 1].append((sign, fitted))
      used += room
    }
    self.rows = rows
  }

  func draw(on canvas: Canvas) {
    for (row, entries) in rows.enumerated() {
      let y = 36 + Double(row) * Self.lineHeight
      var x = 2.0
      for entry in entries {
        switch entry.sign {
        case .filled: ScatterChartDrawing.mark(on: canvas, x: x + 6, y: y, isFilled: true)
        case .hollow: ScatterChartDrawing.mark(on: canvas, x: x + 6, y: y, isFilled: false)
        case .line: ScatterChartDrawing.front([(x, y), (x + 26, y)], on: canvas)
        }
        canvas.text(entry.words, x: x + Self.room(entry.sign), y: y + 4.5, color: canvas.palette.ink)
        x += Self.room(entry.sign) + TextStyle.room(entry.words) + 14
      }
    }
  }

  private static func room(_ sign: Sign) -> Double {
    if case .line = sign { return sample }
    return dot
  }
}
