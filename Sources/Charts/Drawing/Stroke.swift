/// How a series looks besides its colour, so that it is told apart without seeing colours: a dash and a marker.
struct Stroke: Sendable {
  enum Marker: CaseIterable, Sendable { case circle, square, triangle, diamond, cross, plus }

  let dash: [Double]
  let marker: Marker

  private static let dashes: [[Double]] = [[], [6, 4], [1.5, 3.5], [9, 3.5, 1.5, 3.5], [12, 4], [4, 3]]

  /// The look of a series by its index; it begins again after six.
  init(_ index: Int) {
    dash = Self.dashes[index % Self.dashes.count]
    marker = Marker.allCases[index % Marker.allCases.count]
  }
}
