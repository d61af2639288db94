import StepOutput

/// Curves by epoch: accuracy or loss, training and validation, one run or several.
public struct LineChart: Sendable {
  /// A curve: a value for every epoch from the first, or for those that `positions` names.
  public struct Series: Sendable {
    /// What stands at the curve's end: `training`.
    public var name: String
    /// Values that are not finite are left out of the drawing, and the description says so.
    public var values: [Double]
    /// The number of each value, ascending: `[2, 4, 6]` for what was measured every second epoch. Nil where they count up
    /// from the chart's first.
    public var positions: [Int]?
    /// Curves of one group share a colour and a marker; nil for a look of its own.
    public var group: Int?
    /// Whether it only accompanies another curve of its group: a thinner, dashed line.
    public var isCompanion: Bool
    /// The index of a value to be ringed as the best; nil for none.
    public var best: Int?

    /// A curve of these values.
    public init(
      _ name: String, _ values: [Double], positions: [Int]? = nil, group: Int? = nil, isCompanion: Bool = false,
      best: Int? = nil
    ) {
      self.name = name
      self.values = values
      self.positions = positions
      self.group = group
      self.isCompanion = isCompanion
      self.best = best
    }
  }

  /// `Accuracy by epoch`.
  public var title: String
  /// Up to six are told apart by colour, dash and marker; then the looks begin again.
  public var series: [Series]
  /// What is measured: `accuracy`, `loss`.
  public var valueTitle: String
  public var valueFormat: ValueFormat
  /// Whether the axis of values must begin at zero.
  public var startsAtZero: Bool
  /// What is counted from left to right.
  public var positionTitle: String
  /// The number of the first value.
  public var firstPosition: Int

  /// A chart of these curves.
  public init(
    title: String, series: [Series], valueTitle: String, valueFormat: ValueFormat = .number, startsAtZero: Bool = false,
    positionTitle: String = "epoch", firstPosition: Int = 1
  ) {
    self.title = title
    self.series = series
    self.valueTitle = valueTitle
    self.valueFormat = valueFormat
    self.startsAtZero = startsAtZero
    self.positionTitle = positionTitle
    self.firstPosition = firstPosition
  }

  /// The chart in both palettes, described in words, with its numbers as a table.
  public func figure() -> StepOutput.Figure {
    let description = description
    return StepOutput.Figure(
      title: title, description: description,
      light: LineChartDrawing(chart: self).svg(.light, description: description),
      dark: LineChartDrawing(chart: self).svg(.dark, description: description),
      data: table)
  }
}

extension Double {
  /// Finite, and not so large that differences overflow.
  var isDrawable: Bool { isFinite && abs(self) < 1e100 }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
