import Foundation

extension PetScene {
  /// A cat's head from the front, two units wide, with its middle at the origin.
  func catHead() {
    let isFolded = catEars == .folded
    if !isFolded { for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { catEar() } } }
    fur(around: Point(0, 0.1), reach: 1, hairs: 130) {
      canvas.move(0, -0.86)
      canvas.curve(0.5, -0.88, 0.94, -0.5, 0.98, 0.02)
      canvas.curve(1.08, 0.3, 0.8, 0.66, 0.42, 0.78)
      canvas.curve(0.2, 0.86, -0.2, 0.86, -0.42, 0.78)
      canvas.curve(-0.8, 0.66, -1.08, 0.3, -0.98, 0.02)
      canvas.curve(-0.94, -0.5, -0.5, -0.88, 0, -0.86)
      canvas.close()
    } marks: {
      catMarks()
    }
    if isFolded { for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { foldedEar() } } }
    for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { catEye() } }
    canvas.at(0, hasFlatFace ? -0.18 : 0) { catMuzzle() }
  }

  /// An ear that is folded forward, as some breeds have it.
  private func foldedEar() {
    canvas.fill(.vertical(-1.1, -0.5, lit(coat.main.lighter(-0.12)), lit(coat.main.lighter(-0.28)))) {
      canvas.move(0.24, -0.78)
      canvas.curve(0.4, -1.08, 0.84, -1.0, 0.96, -0.44)
      canvas.curve(0.8, -0.5, 0.64, -0.46, 0.5, -0.5)
      canvas.curve(0.44, -0.6, 0.36, -0.7, 0.24, -0.78)
    }
    canvas.stroke(lit(coat.main.lighter(-0.5).faded(0.6)), 0.03) {
      canvas.move(0.24, -0.78)
      canvas.curve(0.36, -0.7, 0.44, -0.6, 0.5, -0.5)
      canvas.curve(0.64, -0.46, 0.8, -0.5, 0.96, -0.44)
    }
  }

  private func catEar() {
    canvas.fill(.vertical(-1.5, -0.4, lit(coat.main.lighter(-0.2)), lit(coat.main))) {
      canvas.move(0.2, -0.76)
      canvas.curve(0.4, -1.12, 0.62, -1.4, 0.8, -1.46)
      canvas.curve(0.96, -1.2, 1.0, -0.7, 0.94, -0.3)
    }
    canvas.fill(.vertical(-1.4, -0.5, lit(0xd8a090), lit(0xb87868))) {
      canvas.move(0.4, -0.76)
      canvas.curve(0.52, -1.04, 0.66, -1.24, 0.77, -1.3)
      canvas.curve(0.86, -1.1, 0.88, -0.8, 0.84, -0.5)
    }
    for hair in 0..<9 {
      canvas.stroke(lit(coat.light.faded(0.75)), 0.025) {
        canvas.move(0.42 + 0.04 * Double(hair), -0.66)
        canvas.line(0.5 + 0.04 * Double(hair) + dice(-0.06...0.06), -0.98 + dice(-0.1...0.1))
      }
    }
  }

  private func catMarks() {
    if coat.pattern == .bib || coat.pattern == .patched {
      canvas.fill(lit(coat.light)) {
        canvas.move(0, -0.5)
        canvas.curve(0.1, 0, 0.5, 0.2, 0.6, 0.9)
        canvas.line(-0.6, 0.9)
        canvas.curve(-0.5, 0.2, -0.1, 0, 0, -0.5)
      }
    }
    if coat.pattern == .mask { canvas.glow(0, 0.2, 0.9, lit(coat.mark.faded(0.9))) }
    if coat.pattern == .patched { canvas.ellipse(0.5, -0.4, 0.5, 0.6, lit(coat.mark.faded(0.9))) }
    guard coat.pattern == .striped else { return }
    for half in [-1.0, 1] {
      canvas.at(0, 0, mirrored: half < 0) {
        for (x, tilt) in [(0.08, 0.02), (0.24, 0.06), (0.42, 0.12)] {
          canvas.stroke(lit(coat.mark.faded(0.85)), 0.07) {
            canvas.move(x + tilt, -0.86)
            canvas.curve(x, -0.7, x, -0.56, x + 0.04, -0.38)
          }
        }
        for y in [0.02, 0.2, 0.38] {
          canvas.stroke(lit(coat.mark.faded(0.8)), 0.06) {
            canvas.move(0.98, y)
            canvas.curve(0.85, y + 0.06, 0.76, y + 0.06, 0.64, y + 0.02)
          }
        }
      }
    }
  }

  /// The line of an eye that is shut.
  func shutEye(_ x: Double, _ y: Double) {
    canvas.stroke(lit(coat.mark.lighter(-0.45)), 0.05) {
      canvas.move(x - 0.2, y + 0.02)
      canvas.curve(x - 0.08, y + 0.14, x + 0.1, y + 0.14, x + 0.2, y)
    }
  }

  private func catEye() {
    let (x, y) = (0.42, -0.06)
    guard !isAsleep else { return shutEye(x, y) }
    func almond(_ scale: Double) {
      canvas.move(x - 0.25 * scale, y + 0.07 * scale)
      canvas.curve(
        x - 0.12 * scale, y - 0.22 * scale, x + 0.14 * scale, y - 0.24 * scale, x + 0.26 * scale, y - 0.1 * scale)
      canvas.curve(
        x + 0.2 * scale, y + 0.16 * scale, x - 0.08 * scale, y + 0.22 * scale, x - 0.25 * scale, y + 0.07 * scale)
    }
    canvas.fill(lit(0x1a1412)) { almond(1.18) }
    canvas.fill(
      .radial(Point(x, y - 0.02), 0.24, [(0, lit(iris.lighter(0.3))), (0.7, lit(iris)), (1, lit(iris.lighter(-0.45)))])
    ) {
      almond(1)
    }
    let inside = { almond(1) }
    canvas.clipped(to: inside) { canvas.ellipse(x, y - 0.02, 0.07, 0.19, lit(0x0a0808)) }
    canvas.ellipse(x - 0.07, y - 0.09, 0.045, 0.045, .solid(Colour(1, 1, 1, 0.95)))
  }

  private func catMuzzle() {
    canvas.ellipse(0, 0.62, 0.2, 0.16, lit(coat.light.lighter(-0.1)))
    for half in [-1.0, 1] {
      canvas.ellipse(
        half * 0.17, 0.44, 0.22, 0.17,
        .radial(
          Point(half * 0.15, 0.38), 0.26, [(0, lit(coat.light.lighter(0.2))), (1, lit(coat.light.lighter(-0.12)))]))
    }
    canvas.fill(.vertical(0.16, 0.34, lit(0xe09a94), lit(0xb8686a))) {
      canvas.move(-0.13, 0.2)
      canvas.curve(-0.06, 0.16, 0.06, 0.16, 0.13, 0.2)
      canvas.curve(0.08, 0.3, 0.03, 0.32, 0, 0.34)
      canvas.curve(-0.03, 0.32, -0.08, 0.3, -0.13, 0.2)
    }
    canvas.stroke(lit(0x5a3a38), 0.022) {
      canvas.move(0, 0.34)
      canvas.line(0, 0.45)
      canvas.move(-0.2, 0.52)
      canvas.curve(-0.1, 0.58, -0.02, 0.54, 0, 0.45)
      canvas.curve(0.02, 0.54, 0.1, 0.58, 0.2, 0.52)
    }
    for half in [-1.0, 1] {
      for index in 0..<5 {
        canvas.stroke(Colour(1, 1, 1, 0.7), 0.014) {
          canvas.move(half * 0.24, 0.4 + 0.04 * Double(index))
          canvas.curve(
            half * 0.6, 0.34 + 0.06 * Double(index), half * 0.9, 0.3 + 0.1 * Double(index), half * dice(1.1...1.4),
            0.24 + 0.16 * Double(index) + dice(-0.05...0.05))
        }
      }
    }
  }
}
