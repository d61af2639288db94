import Foundation

extension FlowerScene {
  /// A leaf with its foot at (x, y), pointing where `turn` says.
  func leaf(
    _ x: Double, _ y: Double, length: Double, breadth: Double, turn: Double, _ colour: Colour, hasTeeth: Bool = false
  ) {
    canvas.at(x, y, turn: turn) {
      for half in [-1.0, 1] {
        canvas.fill(
          .linear(
            Point(0, 0), Point(length, 0),
            [(0, lit(colour.lighter(half * 0.08 - 0.15))), (1, lit(colour.lighter(half * 0.08 + 0.1)))])
        ) {
          canvas.move(0, 0)
          if hasTeeth {
            let teeth = 7
            for tooth in 1...teeth {
              let share = Double(tooth) / Double(teeth)
              let reach = sin(.pi * pow(share, 0.8)) * breadth / 2
              canvas.line(length * (share - 0.04), half * (reach + breadth * 0.06))
              canvas.line(length * share, half * reach)
            }
          } else {
            canvas.curve(length * 0.25, half * breadth * 0.62, length * 0.65, half * breadth * 0.55, length, 0)
          }
          canvas.line(length, 0)
          canvas.line(0, 0)
        }
      }
      canvas.stroke(lit(colour.lighter(0.3).faded(0.6)), max(0.6, breadth * 0.03)) {
        canvas.move(0, 0)
        canvas.line(length * 0.94, 0)
      }
    }
  }

  /// A stem from a flower down to the ground, bent a little; returns a point part of the way down.
  @discardableResult
  func stem(
    from top: Point, to foot: Point, thickness: Double, _ colour: Colour, bend: Double? = nil
  ) -> (Double) -> Point {
    let bend = bend ?? dice(-0.12...0.12)
    let middle = Point(
      (top.x + foot.x) / 2 + (foot.y - top.y) * bend, (top.y + foot.y) / 2 - (foot.x - top.x) * bend)
    for (shade, share, shift) in [(-0.3, 1.0, 0.0), (0.0, 0.72, -0.12), (0.28, 0.22, -0.28)] {
      canvas.stroke(lit(colour.lighter(shade)), thickness * share) {
        canvas.move(top.x + shift * thickness, top.y)
        canvas.curve(
          middle.x + shift * thickness, middle.y, middle.x + shift * thickness, middle.y, foot.x + shift * thickness,
          foot.y)
      }
    }
    return { share in
      let rest = 1 - share
      func along(_ a: Double, _ b: Double, _ c: Double) -> Double {
        rest * rest * rest * a + 3 * rest * share * b + share * share * share * c
      }
      return Point(along(top.x, middle.x, foot.x), along(top.y, middle.y, foot.y))
    }
  }

  /// A path round a petal that begins at the origin and points to the right.
  ///
  /// - Parameter blunt: 0 for a pointed end, 1 for a round one.
  func petalPath(_ length: Double, _ breadth: Double, blunt: Double) {
    let half = breadth / 2
    canvas.move(0, 0)
    canvas.curve(length * 0.2, -half * 0.7, length * 0.45, -half * 1.15, length * 0.7, -half)
    canvas.curve(length * (0.84 + 0.06 * blunt), -half * (0.5 + 0.4 * blunt), length, -half * 0.6 * blunt, length, 0)
    canvas.curve(
      length, half * 0.6 * blunt, length * (0.84 + 0.06 * blunt), half * (0.5 + 0.4 * blunt), length * 0.7, half)
    canvas.curve(length * 0.45, half * 1.15, length * 0.2, half * 0.7, 0, 0)
    canvas.close()
  }

  /// Dots in the spiral that seeds stand in (Vogel 1979): each with its place and how far out it is, 0…1.
  func spiral(count: Int, radius: Double, _ draw: (_ place: Point, _ share: Double) -> Void) {
    for index in 0..<count {
      let share = (Double(index) / Double(count)).squareRoot()
      let angle = Double(index) * 2.399963
      draw(Point(cos(angle) * share * radius, sin(angle) * share * radius), share)
    }
  }
}
