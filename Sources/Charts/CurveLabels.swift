/// The names of curves: at their ends where they are short, above the chart where they are not.
struct CurveLabels {
  let names: [String]
  private let strokes: [Stroke]
  /// What the names take at the right.
  let endRoom: Double
  /// What the legend takes at the top.
  let legendHeight: Double
  private let rows: [[Int]]

  private static let lineHeight = 19.0
  private static let sample = 34.0

  init(names: [String], strokes: [Stroke], width: Double) {
    self.names = names
    self.strokes = strokes
    let widest = names.map(TextStyle.room).max() ?? 0
    if widest <= 0.27 * width, names.count <= 6 {
      (rows, endRoom, legendHeight) = ([], widest + 8, 0)
      return
    }
    var rows: [[Int]] = [[]]
    var used = 0.0
    for (index, name) in names.enumerated() {
      let room = min(TextStyle.room(name), width - Self.sample) + Self.sample + 14
      if used + room > width + 14, !rows[rows.count - 1].isEmpty {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(index)
      used += room
    }
    (self.rows, endRoom, legendHeight) = (rows, 0, Double(rows.count) * Self.lineHeight + 8)
  }

  /// - Parameter ends: the height at which each curve ends; nil for a curve without a point.
  func draw(on canvas: Canvas, area: PlotArea, ends: [Double?]) {
    if rows.isEmpty { drawAtEnds(on: canvas, area: area, ends: ends) } else { drawLegend(on: canvas) }
  }

  private func drawAtEnds(on canvas: Canvas, area: PlotArea, ends: [Double?]) {
    let placed = ends.enumerated().compactMap { index, y in y.map { (index, $0) } }.sorted { $0.1 < $1.1 }
    let heights = Self.spread(placed.map(\.1), gap: Self.lineHeight, within: area.top...area.bottom)
    for (place, y) in zip(placed, heights) {
      let color = canvas.palette.color(strokes[place.0].color)
      canvas.text(names[place.0], x: area.right + 5, y: y + 4.5, color: color, weight: .bold)
    }
  }

  private func drawLegend(on canvas: Canvas) {
    for (row, indices) in rows.enumerated() {
      var x = 2.0
      let y = 37 + Double(row) * Self.lineHeight
      for index in indices {
        let (color, stroke) = (canvas.palette.color(strokes[index].color), strokes[index])
        canvas.line([(x, y), (x + 28, y)], color: color, width: stroke.width, dash: stroke.dash)
        canvas.marker(stroke.marker, x: x + 14, y: y, color: color, size: stroke.markerSize)
        let name = TextWidth.fitted(names[index], size: TextStyle.narrowSize, width: canvas.width - Self.sample - 2)
        canvas.text(name, x: x + Self.sample, y: y + 4.5, color: canvas.palette.ink)
        x += TextStyle.room(name) + Self.sample + 14
      }
    }
  }

  /// Heights as near to the wished ones (sorted) as they can be while `gap` apart and, where there is room, in the range.
  static func spread(_ wished: [Double], gap: Double, within range: ClosedRange<Double>) -> [Double] {
    // Neighbours that are too close become a group around their common centre, until no two groups are.
    var groups: [(sum: Double, count: Int)] = []
    func top(_ group: (sum: Double, count: Int)) -> Double {
      let height = Double(group.count - 1) * gap
      let start = group.sum / Double(group.count) - height / 2
      return max(range.lowerBound, min(start, range.upperBound - height))
    }
    for height in wished {
      groups.append((height, 1))
      while groups.count > 1 {
        let (above, below) = (groups[groups.count - 2], groups[groups.count - 1])
        guard top(above) + Double(above.count) * gap > top(below) else { break }
        groups.removeLast(2)
        groups.append((above.sum + below.sum, above.count + below.count))
      }
    }
    return groups.flatMap { group in (0..<group.count).map { top(group) + Double($0) * gap } }
  }
}
