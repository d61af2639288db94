/// Lays out and draws a ``ScatterChart``.
///
/// Names are laid out twice: small and as many as find room for a wide screen, larger and fewer for a narrow one. The picture
/// shows those that suit the width it is shown at.
struct ScatterChartDrawing {
  let chart: ScatterChart
  let points: [ScatterChart.Point]
  /// Where the points are.
  let places: [(x: Double, y: Double)]
  /// Where those are that none beats.
  let front: [(x: Double, y: Double)]
  let legend: ScatterLegend
  let area: Box
  let height: Double
  let xScale, yScale: AxisScale
  let xTicks, yTicks: Ticks
  /// The names on a wide screen and on a narrow one.
  private(set) var wide: [Label] = []
  private(set) var narrow: [Label] = []
  private let best: Set<ScatterChart.Point.Place>

  /// The name of a point, and where it stands.
  struct Label {
    let name: String
    let point: (x: Double, y: Double)
    let isBest: Bool
    let size: Double
    let place: PointLabels.Place
  }

  static let width = 460.0
  static let radius = 4.2
  private static let wideSize = 11.5
  /// Of more points than these only some are named on a narrow screen: those that none beats, and marked ones.
  private static let fewOnNarrow = 10
  /// So many names are placed at most.
  private static let most = 60

  /// Nil where there is no point to draw.
  init?(_ chart: ScatterChart) {
    let points = chart.drawable
    guard let low = points.map(\.y).min(), let high = points.map(\.y).max() else { return nil }
    let (front, format) = (chart.drawsFront ? chart.front : [], chart.yFormat)
    let ticks = Ticks(
      enclosing: (chart.startsAtZero ? min(0, low) : low)...(chart.startsAtZero ? max(0, high) : high),
      limits: format.limits)
    (self.chart, self.points, yTicks) = (chart, points, ticks)
    height = min(430, 270 + 7 * Double(points.count))
    legend = ScatterLegend(chart, width: Self.width)
    area = Box(
      left: 10 + (ticks.values.map { TextStyle.room(format.tick($0, step: ticks.step)) }.max() ?? 0),
      top: 34 + legend.height, right: Self.width - 6, bottom: height - 48)
    let x = AxisScale(
      holding: points.map(\.x), start: area.left, end: area.right, inset: 14, isLogarithmic: chart.xIsLogarithmic)
    let y = AxisScale(
      from: ticks.values[0], to: ticks.values[ticks.values.count - 1], start: area.bottom, end: area.top)
    xTicks = x.ticks { TextStyle.room(chart.xFormat.tick($0, step: $1)) + 10 }
    places = points.map { (x.position($0.x), y.position($0.y)) }
    self.front = front.map { (x.position($0.x), y.position($0.y)) }
    (xScale, yScale, best) = (x, y, Set(front.map(\.place)))
    let order = byImportance
    wide = labels(order, size: Self.wideSize)
    let chosen = order.filter { isBest($0) || points[$0].isMarked }
    narrow = labels(
      points.count <= Self.fewOnNarrow || chosen.isEmpty
        ? order : Array(chosen.prefix(max(front.count, Self.fewOnNarrow))), size: TextStyle.narrowSize)
  }

  private func isBest(_ point: Int) -> Bool { best.contains(points[point].place) }

  /// The indices of the points: those that none beats, then the marked ones, then the others, each from the top down.
  private var byImportance: [Int] {
    func rank(_ point: Int) -> Int { isBest(point) ? 0 : points[point].isMarked ? 1 : 2 }
    return points.indices.sorted { (rank($0), -points[$0].y, $0) < (rank($1), -points[$1].y, $1) }
  }

  private func labels(_ order: [Int], size: Double) -> [Label] {
    let order = order.prefix(Self.most)
    let texts = order.map { TextWidth.fitted(points[$0].name, size: size, width: 0.5 * Self.width) }
    let names = zip(order, texts).map { point, text in
      // The guess is for bold words; others take less.
      PointLabels.Name(
        point: point, width: TextWidth.of(text, size: size) * (isBest(point) ? 1 : 0.92), height: 1.16 * size)
    }
    let found = PointLabels(
      names, points: places, radius: Self.radius, area: area,
      line: zip(front, front.dropFirst()).map { Segment(start: $0, end: $1) })
    return zip(zip(order, texts), found.places).compactMap { name, place in
      place.map { Label(name: name.1, point: places[name.0], isBest: isBest(name.0), size: size, place: $0) }
    }
  }
}
