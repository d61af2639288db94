import StepOutput

/// Named quantities as horizontal bars from zero: what a model believes of a picture.
public struct BarChart: Sendable {
  /// A name and its value.
  public struct Bar: Sendable {
    public var name: String
    public var value: Double
    /// A word behind the value: `lost`.
    public var note: String
    public init(_ name: String, _ value: Double, note: String = "") {
      self.name = name
      self.value = value
      self.note = note
    }
  }

  /// `What is in the picture?`
  public var title: String
  /// From top to bottom.
  public var bars: [Bar]
  /// What is measured: `probability`.
  public var valueTitle: String
  public var valueFormat: ValueFormat
  /// A value that bars are to reach: a line stands there, and those that fall short have another colour. Nil where the first bar
  /// is the one that matters.
  public var goal: Double?

  /// A chart of these bars. Percentages fill an axis from 0 to 100%; other values one from 0 to the largest.
  public init(
    title: String, bars: [Bar], valueTitle: String, valueFormat: ValueFormat = .percent, goal: Double? = nil
  ) {
    self.title = title
    self.bars = bars
    self.valueTitle = valueTitle
    self.valueFormat = valueFormat
    self.goal = goal
  }

  /// The chart in both palettes, described in words, with its numbers as a table.
  public func figure() -> StepOutput.Figure {
    let description = description
    return StepOutput.Figure(
      title: title, description: description, light: svg(.light, description: description),
      dark: svg(.dark, description: description),
      data: StepOutput.Table(
        title: title, columns: [.init("name"), .init(valueTitle, .right)],
        rows: bars.map { [$0.name, label($0)] }))
  }

  var description: String {
    guard !bars.isEmpty else { return "There is nothing to draw: the chart has no bars." }
    return "\(valueTitle.capitalizedFirst): "
      + bars.map { "\($0.name) \(label($0))" }.joined(separator: ", ") + "."
      + (goal.map { " The line stands at \(valueFormat.text($0))." } ?? "")
  }

  private func label(_ bar: Bar) -> String { valueFormat.text(bar.value) + (bar.note.isEmpty ? "" : " " + bar.note) }

  /// Whether it is written and drawn more strongly than the others.
  private func stands(_ index: Int) -> Bool { goal == nil && index == 0 }

  private func svg(_ palette: Palette, description: String) -> String {
    guard !bars.isEmpty else {
      return EmptyDrawing(sentence: "No bars to draw").svg(palette, title: title, description: description)
    }
    let (width, rowHeight, top) = (460.0, 34.0, 30.0)
    // What names say tells bars apart; where they only have to reach a line, they need less room.
    let share = goal == nil ? 0.44 : 0.54
    let canvas = Canvas(width: width, height: top + Double(bars.count) * rowHeight + 4, palette: palette)
    let names = bars.map { TextWidth.fitted($0.name, size: TextStyle.narrowSize, width: share * width) }
    let left = 12 + (names.map(TextStyle.room).max() ?? 0)
    let right = width - 8 - (bars.map { TextStyle.room(label($0)) }.max() ?? 0)
    let finite = bars.map(\.value).filter(\.isDrawable)
    let low = min(0, finite.min() ?? 0)
    let most = max(finite.max() ?? 1, goal ?? -.infinity)
    let high = valueFormat == .percent ? max(1, most) : max(most, low == 0 ? 1e-300 : 0)
    let unit = (right - left) / (high - low)
    let zero = left - low * unit

    canvas.text(valueTitle, x: left, y: 16, color: palette.ink, weight: .bold)
    for (index, bar) in bars.enumerated() {
      let y = top + Double(index) * rowHeight
      canvas.text(
        names[index], x: left - 10, y: y + 21, anchor: .end, color: palette.ink, weight: stands(index) ? .bold : .normal
      )
      canvas.rectangle(
        x: left, y: y + 5, width: right - left, height: rowHeight - 11, radius: 3,
        color: palette.grid.mixed(with: palette.background, 0.4))
      let end = bar.value.isDrawable ? zero + bar.value * unit : zero
      if bar.value.isDrawable, bar.value != 0 {
        canvas.rectangle(
          x: min(zero, end), y: y + 5, width: max(1.5, abs(end - zero)), height: rowHeight - 11, radius: 3,
          color: color(bar, index, palette))
      }
      canvas.text(
        label(bar), x: width - 2, y: y + 21, anchor: .end, color: palette.ink,
        weight: stands(index) ? .bold : .normal)
    }
    canvas.line(
      [(zero, top + 1), (zero, top + Double(bars.count) * rowHeight - 2)], color: palette.muted, width: 1.2,
      round: false)
    if let goal, goal.isDrawable {
      let x = zero + goal * unit
      canvas.line(
        [(x, top + 1), (x, top + Double(bars.count) * rowHeight - 2)], color: palette.ink, width: 1.6, dash: [4, 3],
        round: false)
    }
    return canvas.svg(title: title, description: description)
  }

  private func color(_ bar: Bar, _ index: Int, _ palette: Palette) -> Color {
    if let goal { return palette.color(bar.value < goal ? 1 : 0).mixed(with: palette.background, 0.15) }
    return palette.color(0).mixed(with: palette.background, index == 0 ? 0 : 0.35)
  }
}
