import StepOutput

/// Named points: what something costs from left to right, what it is worth from bottom to top. Networks by their time and
/// their accuracy, for example.
public struct ScatterChart: Sendable {
  /// A name and where it stands.
  public struct Point: Sendable {
    public var name: String
    /// What it costs: milliseconds, parameters.
    public var x: Double
    /// What it is worth: accuracy.
    public var y: Double
    /// Whether it has what the chart's `markTitle` says: it is filled, and those that have not are hollow.
    public var isMarked: Bool

    /// A point of this name.
    public init(_ name: String, x: Double, y: Double, isMarked: Bool = false) {
      self.name = name
      self.x = x
      self.y = y
      self.isMarked = isMarked
    }
  }

  /// `Accuracy against time`.
  public var title: String
  /// Those with a coordinate that is not finite, or not above zero on a logarithmic axis, are left out of the drawing, and the
  /// description says so.
  public var points: [Point]
  /// What stands under the chart, with its unit: `milliseconds a picture`.
  public var xTitle: String
  /// What stands above the chart: `top-1 on ImageNet`.
  public var yTitle: String
  /// Whether 1, 10 and 100 stand equally far apart from left to right.
  public var xIsLogarithmic: Bool
  public var xFormat: ValueFormat
  public var yFormat: ValueFormat
  /// Whether the upward axis must begin at zero.
  public var startsAtZero: Bool
  /// What is so of the marked points: `its weights are here`. Nil where all are alike.
  public var markTitle: String?
  /// Whether a line joins the points that no other beats: none is at once as far left and as high, and better in one of the two.
  public var drawsFront: Bool

  /// A chart of these points.
  public init(
    title: String, points: [Point], xTitle: String, yTitle: String, xIsLogarithmic: Bool = false,
    xFormat: ValueFormat = .measured, yFormat: ValueFormat = .measured, startsAtZero: Bool = false,
    markTitle: String? = nil, drawsFront: Bool = false
  ) {
    self.title = title
    self.points = points
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.xIsLogarithmic = xIsLogarithmic
    self.xFormat = xFormat
    self.yFormat = yFormat
    self.startsAtZero = startsAtZero
    self.markTitle = markTitle
    self.drawsFront = drawsFront
  }

  /// The chart in both palettes, described in words, with its numbers as a table.
  public func figure() -> StepOutput.Figure {
    let description = description
    let drawing = ScatterChartDrawing(self)
    func svg(_ palette: Palette) -> String {
      drawing?.svg(palette, description: description)
        ?? EmptyDrawing(sentence: "No point to draw").svg(palette, title: title, description: description)
    }
    return StepOutput.Figure(
      title: title, description: description, light: svg(.light), dark: svg(.dark), data: table)
  }

  /// The points that can be drawn.
  var drawable: [Point] {
    points.filter { $0.x.isDrawable && $0.y.isDrawable && (!xIsLogarithmic || $0.x > 1e-100) }
  }

  /// The points of `drawable` that no other beats, from left to right.
  var front: [Point] {
    var front: [Point] = []
    // From left to right, and from top to bottom at the same place, a point is beaten by what came before or by none.
    for point in drawable.sorted(by: { ($0.x, -$0.y) < ($1.x, -$1.y) }) {
      guard let best = front.last, point.y <= best.y else {
        front.append(point)
        continue
      }
      if point.x == best.x, point.y == best.y { front.append(point) }
    }
    return front
  }

  /// Whether points are told apart by their filling.
  var hasMarks: Bool { markTitle != nil || points.contains(where: \.isMarked) }
  /// What the filled ones are.
  var markWords: String { markTitle ?? "marked" }
}
