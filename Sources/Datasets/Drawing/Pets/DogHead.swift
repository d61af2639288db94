import Foundation

extension PetScene {
  /// A dog's head from the front, about two units wide, with its middle at the origin.
  func dogHead() {
    if ears != .hanging { for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { dogEar() } } }
    fur(around: Point(0, 0.1), reach: 1, hairs: 130) {
      canvas.move(0, -0.86)
      canvas.curve(0.42, -0.88, 0.74, -0.6, 0.78, -0.16)
      canvas.curve(0.8, 0.2, 0.66, 0.42, 0.56, 0.62)
      canvas.curve(0.48, 0.96, 0.24, 1.1, 0, 1.1)
      canvas.curve(-0.24, 1.1, -0.48, 0.96, -0.56, 0.62)
      canvas.curve(-0.66, 0.42, -0.8, 0.2, -0.78, -0.16)
      canvas.curve(-0.74, -0.6, -0.42, -0.88, 0, -0.86)
      canvas.close()
    } marks: {
      dogMarks()
    }
    if ears == .hanging { for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { dogEar() } } }
    for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { dogEye() } }
    dogMuzzle()
  }

  private func dogEar() {
    let colour = earColour
    switch ears {
    case .hanging:
      canvas.fill(.vertical(-0.8, 0.8, lit(colour.lighter(0.12)), lit(colour.lighter(-0.25)))) {
        canvas.move(0.46, -0.74)
        canvas.curve(0.86, -0.86, 1.1, -0.4, 1.14, 0.1)
        canvas.curve(1.18, 0.5, 1.02, 0.78, 0.84, 0.74)
        canvas.curve(0.68, 0.66, 0.72, 0.1, 0.62, -0.3)
        canvas.close()
      }
      for hair in 0..<10 {
        canvas.stroke(lit(colour.lighter(dice(-0.2...0.25)).faded(0.6)), 0.03) {
          canvas.move(0.72 + 0.03 * Double(hair), dice(-0.4...0.2))
          canvas.line(0.76 + 0.03 * Double(hair), dice(0.3...0.7))
        }
      }
    case .folded:
      canvas.fill(.vertical(-1.2, -0.3, lit(colour), lit(colour.lighter(-0.25)))) {
        canvas.move(0.2, -0.8)
        canvas.curve(0.36, -1.1, 0.66, -1.16, 0.82, -1.02)
        canvas.curve(1.02, -0.86, 1.06, -0.6, 1.0, -0.4)
        canvas.curve(0.9, -0.5, 0.8, -0.52, 0.7, -0.4)
      }
      canvas.fill(lit(colour.lighter(0.14))) {
        canvas.move(0.4, -1.02)
        canvas.curve(0.66, -1.14, 0.98, -0.98, 1.0, -0.4)
        canvas.curve(0.86, -0.6, 0.6, -0.7, 0.4, -1.02)
      }
    case .pricked:
      canvas.fill(.vertical(-1.6, -0.4, lit(colour.lighter(-0.1)), lit(colour.lighter(0.05)))) {
        canvas.move(0.16, -0.78)
        canvas.curve(0.28, -1.2, 0.46, -1.5, 0.6, -1.56)
        canvas.curve(0.78, -1.3, 0.84, -0.8, 0.76, -0.36)
      }
      canvas.fill(lit(0xa87868, 0.8)) {
        canvas.move(0.32, -0.8)
        canvas.curve(0.4, -1.1, 0.5, -1.3, 0.58, -1.38)
        canvas.curve(0.68, -1.2, 0.72, -0.8, 0.68, -0.52)
      }
    }
  }

  /// Of the ears: darker than a plain coat, or of the marks.
  var earColour: Colour { coat.pattern == .plain ? coat.main.lighter(-0.18) : coat.mark }

  private func dogMarks() {
    switch coat.pattern {
    case .bib, .striped:
      canvas.fill(lit(coat.light)) {
        canvas.move(-0.08, -0.86)
        canvas.curve(-0.12, -0.3, -0.2, -0.1, -0.56, 0.4)
        canvas.line(-0.5, 1.2)
        canvas.line(0.5, 1.2)
        canvas.line(0.56, 0.4)
        canvas.curve(0.2, -0.1, 0.12, -0.3, 0.08, -0.86)
      }
    case .patched: canvas.ellipse(0.42, -0.2, 0.4, 0.46, lit(coat.mark))
    case .mask: canvas.glow(0, 0.5, 0.85, lit(coat.mark))
    case .plain: break
    }
  }

  private func dogEye() {
    let (x, y) = (0.36, -0.14)
    guard !isAsleep else { return shutEye(x, y) }
    canvas.ellipse(x, y, 0.17, 0.145, lit(coat.mark.lighter(-0.4)))
    canvas.ellipse(
      x, y, 0.135, 0.125, .radial(Point(x, y), 0.14, [(0, lit(0x2a1408)), (0.6, lit(0x4a2a12)), (1, lit(0x7a4a20))]))
    canvas.ellipse(x, y, 0.07, 0.07, lit(0x080404))
    canvas.ellipse(x - 0.05, y - 0.05, 0.035, 0.035, .solid(Colour(1, 1, 1, 0.95)))
    canvas.stroke(lit(coat.main.lighter(-0.3).faded(0.7)), 0.04) {
      canvas.move(x - 0.18, y - 0.16)
      canvas.curve(x - 0.06, y - 0.24, x + 0.1, y - 0.24, x + 0.2, y - 0.1)
    }
  }

  private func dogMuzzle() {
    let fur = coat.pattern == .mask ? coat.mark : coat.pattern == .plain ? coat.main.lighter(0.14) : coat.light
    if isPanting, !isAsleep {
      canvas.fill(.vertical(0.8, 1.4, lit(0xd86a72), lit(0xe88a90))) {
        canvas.move(-0.2, 0.82)
        canvas.curve(-0.24, 1.2, -0.16, 1.4, 0, 1.42)
        canvas.curve(0.16, 1.4, 0.24, 1.2, 0.2, 0.82)
      }
      canvas.stroke(lit(0xb04a54), 0.025) {
        canvas.move(0, 0.9)
        canvas.line(0, 1.28)
      }
    }
    canvas.fill(
      .radial(Point(0, 0.4), 0.62, [(0, lit(fur.lighter(0.2))), (0.7, lit(fur)), (1, lit(fur.lighter(-0.22)))])
    ) {
      canvas.move(0, 0.1)
      canvas.curve(0.26, 0.1, 0.36, 0.26, 0.46, 0.56)
      canvas.curve(0.54, 0.86, 0.24, 0.96, 0, 0.84)
      canvas.curve(-0.24, 0.96, -0.54, 0.86, -0.46, 0.56)
      canvas.curve(-0.36, 0.26, -0.26, 0.1, 0, 0.1)
    }
    canvas.stroke(lit(0x2a1a16), 0.035) {
      canvas.move(0, 0.5)
      canvas.line(0, 0.76)
      canvas.move(-0.36, 0.8)
      canvas.curve(-0.2, 0.92, -0.05, 0.88, 0, 0.76)
      canvas.curve(0.05, 0.88, 0.2, 0.92, 0.36, 0.8)
    }
    canvas.fill(.vertical(0.18, 0.54, lit(0x4a4444), lit(0x0e0a0a))) {
      canvas.move(-0.24, 0.28)
      canvas.curve(-0.22, 0.16, 0.22, 0.16, 0.24, 0.28)
      canvas.curve(0.24, 0.42, 0.1, 0.52, 0, 0.54)
      canvas.curve(-0.1, 0.52, -0.24, 0.42, -0.24, 0.28)
    }
    canvas.ellipse(0, 0.24, 0.11, 0.035, Colour(1, 1, 1, 0.4))
    for half in [-1.0, 1] {
      canvas.ellipse(half * 0.1, 0.38, 0.05, 0.04, lit(0x000000))
      for _ in 0..<6 { canvas.ellipse(half * dice(0.16...0.34), dice(0.52...0.72), 0.014, 0.014, lit(0x3a2a24, 0.7)) }
    }
  }
}
