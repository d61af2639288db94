import Foundation

extension PetScene {
  /// A part of the animal: its outline in the coat's colour, lighter above, the marks on it, and hairs.
  ///
  /// - Parameters:
  ///   - middle: where the hairs run away from.
  ///   - reach: how far hairs are from there.
  ///   - shade: lighter or darker than the coat.
  func fur(
    around middle: Point, reach: Double, shade: Double = 0, hairs: Int = 110, _ outline: () -> Void,
    marks: () -> Void = {}
  ) {
    let main = coat.main.lighter(shade)
    canvas.fill(
      .radial(
        Point(middle.x - reach * 0.2, middle.y - reach * 0.4), reach * 1.4,
        [(0, lit(main.lighter(0.18))), (0.6, lit(main)), (1, lit(main.lighter(-0.32)))]), outline)
    // A soft edge, as of hairs against the light.
    canvas.stroke(lit(main.lighter(0.1).faded(0.3)), 0.06, outline)
    canvas.clipped(to: outline) {
      marks()
      for (colour, count) in [(main.lighter(0.45).faded(0.24), hairs / 2), (main.lighter(-0.5).faded(0.2), hairs / 2)] {
        canvas.stroke(lit(colour), 0.022) {
          for _ in 0..<count {
            let angle = dice(0...(2 * .pi))
            let far = dice(0.2...1.1) * reach
            let (x, y) = (cos(angle) * far, sin(angle) * far)
            canvas.move(middle.x + x, middle.y + y)
            canvas.line(middle.x + x + cos(angle) * 0.13 + dice(-0.04...0.04), middle.y + y + sin(angle) * 0.13 + 0.04)
          }
        }
      }
    }
  }

  /// A leg, a tail: a line of a thickness, in the coat's colour with a darker side.
  func limb(_ thickness: Double, _ shade: Double = 0, end: Colour? = nil, _ path: () -> Void) {
    canvas.stroke(lit(coat.main.lighter(shade - 0.3)), thickness, path)
    canvas.stroke(lit(coat.main.lighter(shade)), thickness * 0.82, path)
  }

  /// A paw with its toes.
  func paw(_ x: Double, _ y: Double, _ size: Double) {
    let colour = hasLightPaws ? coat.light : coat.main.lighter(0.06)
    canvas.ellipse(
      x, y, size, size * 0.62,
      .radial(Point(x, y - size * 0.3), size, [(0, lit(colour.lighter(0.15))), (1, lit(colour.lighter(-0.22)))]))
    for toe in [-0.35, 0.0, 0.35] {
      canvas.stroke(lit(coat.mark.lighter(-0.4).faded(0.6)), 0.03) {
        canvas.move(x + toe * size, y + size * 0.2)
        canvas.line(x + toe * size * 1.05, y + size * 0.5)
      }
    }
  }

  /// Whether chest and paws are light.
  var hasLightPaws: Bool { coat.pattern == .bib || coat.pattern == .mask }

  /// Stripes or patches on a body from `left` to `right`.
  func bodyMarks(from left: Double, to right: Double, top: Double, bottom: Double, _ kind: DrawnPets.Kind) {
    switch coat.pattern {
    case .striped where kind == .cat || isBrindled:
      let count = 7
      for index in 0..<count {
        let x = left + (Double(index) + 0.5) / Double(count) * (right - left)
        canvas.stroke(lit(coat.mark.faded(0.75)), (right - left) * 0.035) {
          canvas.move(x, top)
          canvas.curve(
            x + 0.14, top + (bottom - top) * 0.3, x - 0.1, top + (bottom - top) * 0.5, x + 0.06,
            top + (bottom - top) * 0.72)
        }
      }
    case .patched, .striped:
      for _ in 0..<3 {
        canvas.ellipse(
          dice(left...right), dice(top...bottom), (right - left) * dice(0.1...0.2), (bottom - top) * dice(0.16...0.3),
          lit(coat.mark.faded(0.92)))
      }
    case .plain, .bib, .mask: break
    }
  }
}
