import StepOutput

extension LineChart {
  /// The values of a series with their numbers.
  func points(of series: Series) -> [(position: Int, value: Double)] {
    guard let positions = series.positions else {
      return series.values.enumerated().map { (firstPosition + $0.offset, $0.element) }
    }
    return Array(zip(positions, series.values)).map { (position: $0.0, value: $0.1) }
  }

  /// From the first number of any series to the last.
  var span: ClosedRange<Int> {
    let positions = series.flatMap { points(of: $0).map(\.position) }
    guard let first = positions.min(), let last = positions.max() else { return firstPosition...firstPosition }
    return first...last
  }

  /// The numbers: a row an epoch, a column a series.
  var table: StepOutput.Table {
    let columns = series.map { Dictionary(points(of: $0).map { ($0.position, $0.value) }) { first, _ in first } }
    return StepOutput.Table(
      title: title,
      columns: [.init(positionTitle, .right)] + series.map { .init($0.name, .right) },
      rows: Set(columns.flatMap(\.keys)).sorted().map { position in
        ["\(position)"] + columns.map { $0[position].map(valueFormat.text) ?? "" }
      })
  }

  /// Where each curve begins and ends, which value is marked, and what could not be drawn.
  var description: String {
    let drawable = series.filter { $0.values.contains(where: \.isDrawable) }
    guard !drawable.isEmpty else { return "There is nothing to draw: no curve has a finite value." }
    let missing = series.reduce(0) { $0 + $1.values.filter { !$0.isDrawable }.count }
    let left =
      missing == 0
      ? ""
      : missing == 1
        ? " One value is not finite and is left out." : " \(missing) values are not finite and are left out."
    let words =
      span.lowerBound == firstPosition ? overAll : "from \(positionTitle) \(span.lowerBound) to \(span.upperBound)"
    return "\(valueTitle.capitalizedFirst) \(words): \(drawable.map(way).joined(separator: "; ")).\(left)"
  }

  private var overAll: String { span.count == 1 ? "over one \(positionTitle)" : "over \(span.count) \(positionTitle)s" }

  /// `training goes from 62.5% to 95.8%`.
  private func way(of curve: Series) -> String {
    let finite = curve.values.filter(\.isDrawable)
    let way =
      finite.count == 1
      ? "\(curve.name) is \(valueFormat.text(finite[0]))"
      : "\(curve.name) goes from \(valueFormat.text(finite[0])) to \(valueFormat.text(finite[finite.count - 1]))"
    guard let best = best(of: curve) else { return way }
    return way + ", best in \(positionTitle) \(best.position) with \(valueFormat.text(best.value))"
  }

  /// The value that is to be ringed, where it can be drawn.
  func best(of curve: Series) -> (position: Int, value: Double)? {
    let points = points(of: curve)
    guard let best = curve.best, points.indices.contains(best), points[best].value.isDrawable else { return nil }
    return points[best]
  }
}
