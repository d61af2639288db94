import StepOutput

extension ScatterChart {
  /// What a line through the front says of its points, in the legend and in the table.
  static let frontWords = "beaten by none"

  /// The numbers: a row a point, in the order that they came in.
  var table: StepOutput.Table {
    let front = Set(drawsFront ? self.front.map(\.place) : [])
    return StepOutput.Table(
      title: title,
      columns: [.init("name"), .init(xTitle, .right), .init(yTitle, .right)]
        + (hasMarks ? [.init(markWords)] : []) + (drawsFront ? [.init(Self.frontWords)] : []),
      rows: points.map { point in
        [point.name, xFormat.text(point.x), yFormat.text(point.y)]
          + (hasMarks ? [point.isMarked ? "yes" : "no"] : [])
          + (drawsFront ? [front.contains(point.place) ? "yes" : "no"] : [])
      })
  }

  /// How far the points reach, which none beats, which are marked, and what could not be drawn.
  var description: String {
    let drawable = drawable
    guard let left = drawable.min(by: { $0.x < $1.x }), let right = drawable.max(by: { $0.x < $1.x }),
      let low = drawable.min(by: { $0.y < $1.y }), let high = drawable.max(by: { $0.y < $1.y })
    else { return "There is nothing to draw: no point has two coordinates that the axes can show." }
    let subject = "\(yTitle.capitalizedFirst) against \(xTitle)"
    let extent =
      drawable.count == 1
      ? "\(subject): \(words(left))."
      : "\(subject), \(drawable.count) points: \(xTitle) from \(xFormat.text(left.x)) (\(left.name)) to "
        + "\(xFormat.text(right.x)) (\(right.name)), \(yTitle) from \(yFormat.text(low.y)) (\(low.name)) to "
        + "\(yFormat.text(high.y)) (\(high.name))."
    return [extent, frontSentence, marksSentence, missingSentence].compactMap { $0 }.joined(separator: " ")
  }

  private func words(_ point: Point) -> String {
    "\(point.name) at \(xFormat.text(point.x)) with \(yFormat.text(point.y))"
  }

  private var frontSentence: String? {
    guard drawsFront, drawable.count > 1 else { return nil }
    return "\(Self.frontWords.capitalizedFirst): \(front.map(words).joined(separator: ", "))."
  }

  private var marksSentence: String? {
    guard hasMarks else { return nil }
    let names = points.filter(\.isMarked).map(\.name)
    return "\(markWords.capitalizedFirst): \(names.isEmpty ? "of none" : names.joined(separator: ", "))."
  }

  private var missingSentence: String? {
    let missing = points.count - drawable.count
    guard missing > 0 else { return nil }
    let why = xIsLogarithmic ? "not finite, or not above zero" : "not finite"
    return missing == 1
      ? "One point is left out, since a coordinate of it is \(why)."
      : "\(missing) points are left out, since a coordinate of each is \(why)."
  }
}

extension ScatterChart.Point {
  /// What it shares with no other point but one of the same name at the same place.
  struct Place: Hashable {
    let name: String
    let x, y: Double
  }

  var place: Place { Place(name: name, x: x, y: y) }
}
