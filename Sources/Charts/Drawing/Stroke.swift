/// How a series looks besides its colour, so that it is told apart without seeing colours: a dash and a marker.
struct Stroke: Sendable {
  enum Marker: CaseIterable, Sendable { case circle, square, triangle, diamond, cross, plus }

  private(set) var dash: [Double]
  let marker: Marker
  /// The place in the palette.
  let color: Int
  private(set) var width = 2.1
  private(set) var markerSize = 3.4

  private static let dashes: [[Double]] = [[], [6, 4], [1.5, 3.5], [9, 3.5, 1.5, 3.5], [12, 4], [4, 3]]

  /// The look of a series by its index; it begins again after six.
  init(_ index: Int) {
    color = index
    dash = Self.dashes[index % Self.dashes.count]
    marker = Marker.allCases[index % Marker.allCases.count]
  }

  /// The look of a series: that of its group, dashed and thinner where it accompanies another; or its own.
  init(_ series: LineChart.Series, index: Int) {
    self.init(series.group ?? index)
    guard series.group != nil else { return }
    dash = series.isCompanion ? [4, 4.5] : []
    if series.isCompanion { (width, markerSize) = (1.5, 2.4) }
  }
}
