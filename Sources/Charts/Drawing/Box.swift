/// An upright rectangle, and what it meets.
struct Box {
  var left, top, right, bottom: Double

  /// What two boxes have in common, in square units.
  func overlap(_ other: Box) -> Double {
    let width = min(right, other.right) - max(left, other.left)
    let height = min(bottom, other.bottom) - max(top, other.top)
    return width > 0 && height > 0 ? width * height : 0
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  func grown(by margin: Double) -> Box {
    Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
  }

  /// The point of the box that is nearest to another.
  func nearest(to point: (x: Double, y: Double)) -> (x: Double, y: Double) {
    (min(max(point.x, left), right), min(max(point.y, top), bottom))
  }

  func distance(to point: (x: Double, y: Double)) -> Double {
    let near = nearest(to: point)
    return ((near.x - point.x) * (near.x - point.x) + (near.y - point.y) * (near.y - point.y)).squareRoot()
  }

  /// Whether a line runs through the box (Liang and Barsky's clipping, 1984).
  func meets(_ line: Segment) -> Bool {
    var (enters, leaves) = (0.0, 1.0)
    let (dx, dy) = (line.end.x - line.start.x, line.end.y - line.start.y)
    for (step, room) in [
      (-dx, line.start.x - left), (dx, right - line.start.x), (-dy, line.start.y - top), (dy, bottom - line.start.y),
    ] {
      if step == 0 {
        if room < 0 { return false }
      } else if step < 0 {
        enters = max(enters, room / step)
      } else {
        leaves = min(leaves, room / step)
      }
    }
    return enters < leaves
  }
}

/// A straight line between two points.
struct Segment {
  var start, end: (x: Double, y: Double)

  /// Whether two lines cross.
  func crosses(_ other: Segment) -> Bool {
    func side(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ c: (x: Double, y: Double)) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    return side(start, end, other.start) * side(start, end, other.end) < 0
      && side(other.start, other.end, start) * side(other.start, other.end, end) < 0
  }

  func distance(to point: (x: Double, y: Double)) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    let along =
      length == 0 ? 0 : max(0, min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / length))
    let (x, y) = (start.x + along * dx - point.x, start.y + along * dy - point.y)
    return (x * x + y * y).squareRoot()
  }
}
