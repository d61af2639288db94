import StepOutput

/// Curves by epoch: accuracy or loss, training and validation, one run or several.
public struct LineChart: Sendable {
  /// A curve: a value for every epoch from the first.
  public struct Series: Sendable {
    /// What stands at the curve's end: `training`.
    public var name: String
    /// Values that are not finite are left out of the drawing, and the description says so.
    public var values: [Double]
    public init(_ name: String, _ values: [Double]) {
      self.name = name
      self.values = values
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

  /// The numbers: a row an epoch, a column a series.
  var table: StepOutput.Table {
    StepOutput.Table(
      title: title,
      columns: [.init(positionTitle, .right)] + series.map { .init($0.name, .right) },
      rows: (0..<(series.map(\.values.count).max() ?? 0)).map { index in
        ["\(firstPosition + index)"]
          + series.map { index < $0.values.count ? valueFormat.text($0.values[index]) : "" }
      })
  }

  /// Where each curve begins and ends, and what could not be drawn.
  var description: String {
    let drawable = series.filter { $0.values.contains(where: \.isDrawable) }
    guard !drawable.isEmpty else { return "There is nothing to draw: no curve has a finite value." }
    let count = series.map(\.values.count).max() ?? 0
    let curves = drawable.map { curve in
      let finite = curve.values.filter(\.isDrawable)
      return finite.count == 1
        ? "\(curve.name) is \(valueFormat.text(finite[0]))"
        : "\(curve.name) goes from \(valueFormat.text(finite[0])) to \(valueFormat.text(finite[finite.count - 1]))"
    }
    let missing = series.reduce(0) { $0 + $1.values.filter { !$0.isDrawable }.count }
    let left =
      missing == 0
      ? ""
      : missing == 1
        ? " One value is not finite and is left out." : " \(missing) values are not finite and are left out."
    let span = count == 1 ? "one \(positionTitle)" : "\(count) \(positionTitle)s"
    return "\(valueTitle.capitalizedFirst) over \(span): \(curves.joined(separator: "; ")).\(left)"
  }
}

extension Double {
  /// Finite, and not so large that differences overflow.
  var isDrawable: Bool { isFinite && abs(self) < 1e100 }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
