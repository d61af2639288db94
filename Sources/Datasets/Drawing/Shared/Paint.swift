/// A point of a drawing, in pixels from the top left.
struct Point {
  var x: Double
  var y: Double
  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// What a shape is filled with.
enum Paint {
  case solid(Colour)
  /// Colours at 0…1 between two points.
  case linear(Point, Point, [(Double, Colour)])
  /// Colours at 0…1 from a centre to a radius.
  case radial(Point, Double, [(Double, Colour)])

  /// From a colour above to one below.
  static func vertical(_ top: Double, _ bottom: Double, _ colours: Colour...) -> Paint {
    let last = Double(max(colours.count - 1, 1))
    return .linear(Point(0, top), Point(0, bottom), colours.enumerated().map { (Double($0.offset) / last, $0.element) })
  }
}
