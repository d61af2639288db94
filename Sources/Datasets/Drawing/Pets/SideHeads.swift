import Foundation

extension PetScene {
  /// A head that looks to the left, its skull about two units wide around the origin.
  func sideHead(_ kind: DrawnPets.Kind, hasNeck: Bool) {
    if hasNeck { sideNeck(kind) }
    switch kind {
    case .cat: catSide()
    case .dog: dogSide()
    }
  }

  private func sideNeck(_ kind: DrawnPets.Kind) {
    fur(around: Point(0.9, 2), reach: 2, hairs: 120) {
      canvas.move(-0.35, 0.5)
      canvas.curve(-0.2, 1.4, -0.7, 1.8, -0.9, 2.6)
      canvas.line(-0.8, 4.4)
      canvas.line(2.9, 4.4)
      canvas.curve(2.7, 2.6, 1.7, 1.5, 0.9, 0.15)
      canvas.line(0.4, -0.2)
    } marks: {
      bodyMarks(from: -0.6, to: 2.8, top: 0.8, bottom: 4, kind)
      if hasLightPaws { canvas.ellipse(-0.7, 2.6, 0.9, 1.6, lit(coat.light)) }
    }
    guard hasCollar else { return }
    canvas.stroke(lit(collarColour), 0.17) {
      canvas.move(-0.28, 1.08)
      canvas.curve(0.2, 1.3, 0.8, 1.1, 1.2, 0.5)
    }
  }

  private func catSide() {
    // The ear behind, then the head, then the ear in front.
    if catEars == .pricked { ear([Point(-0.3, -0.7), Point(-0.2, -1.3), Point(0.2, -0.9)], shade: -0.25) }
    fur(around: Point(-0.1, 0), reach: 1, hairs: 120) {
      canvas.move(0.85, 0.7)
      canvas.curve(1.1, 0.1, 0.95, -0.7, 0.3, -0.86)
      canvas.curve(-0.2, -0.94, -0.58, -0.66, -0.72, -0.3)
      canvas.curve(-0.8, -0.1, -0.96, -0.02, -1.02, 0.1)
      canvas.curve(-1.06, 0.26, -1.0, 0.42, -0.9, 0.48)
      canvas.curve(-0.84, 0.62, -0.7, 0.7, -0.5, 0.72)
      canvas.curve(0, 0.98, 0.5, 0.96, 0.85, 0.7)
      canvas.close()
    } marks: {
      if hasLightPaws { canvas.ellipse(-0.8, 0.5, 0.5, 0.44, lit(coat.light)) }
      if coat.pattern == .patched { canvas.ellipse(0.2, -0.5, 0.5, 0.5, lit(coat.mark)) }
      if coat.pattern == .striped {
        for (x, y) in [(-0.3, -0.8), (-0.05, -0.9), (0.2, -0.9), (0.1, 0.1), (0.25, 0.34)] {
          canvas.stroke(lit(coat.mark.faded(0.85)), 0.08) {
            canvas.move(x, y)
            canvas.curve(x + 0.16, y + 0.12, x + 0.3, y + 0.16, x + 0.5, y + 0.14)
          }
        }
      }
      canvas.ellipse(-0.82, 0.36, 0.24, 0.18, lit(coat.light.faded(0.8)))
    }
    if catEars == .folded {
      ear([Point(-0.1, -0.78), Point(0.1, -1.02), Point(0.68, -0.56)], shade: -0.2)
    } else {
      ear([Point(0.02, -0.78), Point(0.3, -1.5), Point(0.68, -0.62)], shade: 0)
      ear([Point(0.16, -0.78), Point(0.32, -1.28), Point(0.52, -0.7)], shade: 0, inside: true)
    }
    canvas.fill(lit(0x1a1412)) {
      canvas.move(-0.72, -0.08)
      canvas.curve(-0.66, -0.34, -0.4, -0.34, -0.26, -0.2)
      canvas.curve(-0.36, 0.08, -0.6, 0.1, -0.72, -0.08)
    }
    canvas.fill(.radial(Point(-0.54, -0.14), 0.24, [(0, lit(iris.lighter(0.3))), (1, lit(iris.lighter(-0.35)))])) {
      canvas.move(-0.68, -0.08)
      canvas.curve(-0.62, -0.28, -0.42, -0.28, -0.32, -0.18)
      canvas.curve(-0.4, 0.02, -0.58, 0.04, -0.68, -0.08)
    }
    canvas.ellipse(-0.58, -0.12, 0.05, 0.13, lit(0x0a0808))
    canvas.ellipse(-0.56, -0.19, 0.035, 0.035, .solid(.white))
    canvas.ellipse(-0.99, 0.14, 0.08, 0.08, lit(0xc87c7c))
    canvas.stroke(lit(0x5a3a38), 0.026) {
      canvas.move(-0.98, 0.3)
      canvas.curve(-0.9, 0.46, -0.78, 0.48, -0.62, 0.42)
    }
    for index in 0..<5 {
      canvas.stroke(Colour(1, 1, 1, 0.7), 0.016) {
        canvas.move(-0.8, 0.3 + 0.04 * Double(index))
        canvas.curve(-0.9, 0.4, -0.8, 0.5, dice(-0.7 ... -0.1), 0.5 + 0.14 * Double(index))
        canvas.move(-0.86, 0.3 + 0.03 * Double(index))
        canvas.line(dice(-1.7 ... -1.4), 0.2 + 0.14 * Double(index))
      }
    }
  }

  private func dogSide() {
    let ears = ears
    if ears == .pricked { ear([Point(-0.12, -0.76), Point(0.06, -1.44), Point(0.4, -0.8)], shade: -0.25) }
    if isPanting {
      canvas.fill(.vertical(0.4, 1, lit(0xd86a72), lit(0xe88a90))) {
        canvas.move(-1.3, 0.36)
        canvas.curve(-1.4, 0.7, -1.4, 0.94, -1.24, 0.98)
        canvas.curve(-1.08, 0.94, -1.0, 0.7, -0.96, 0.4)
      }
    }
    fur(around: Point(-0.2, 0), reach: 1.1, hairs: 120) {
      canvas.move(0.8, 0.8)
      canvas.curve(1.05, 0.1, 0.95, -0.7, 0.3, -0.84)
      canvas.curve(-0.1, -0.9, -0.42, -0.66, -0.58, -0.32)
      canvas.curve(-0.8, -0.2, -1.2, -0.16, -1.5, -0.08)
      canvas.curve(-1.66, -0.02, -1.66, 0.2, -1.56, 0.34)
      canvas.curve(-1.4, 0.56, -1, 0.62, -0.7, 0.66)
      canvas.curve(-0.2, 0.98, 0.4, 1, 0.8, 0.8)
      canvas.close()
    } marks: {
      switch coat.pattern {
      case .bib, .striped: canvas.ellipse(-1.3, 0.3, 0.8, 0.46, lit(coat.light))
      case .mask: canvas.glow(-1.3, 0.2, 1, lit(coat.mark))
      case .patched: canvas.ellipse(-0.2, -0.3, 0.55, 0.5, lit(coat.mark))
      case .plain: canvas.ellipse(-1.2, 0.4, 0.5, 0.26, lit(coat.main.lighter(0.2).faded(0.6)))
      }
    }
    canvas.fill(.vertical(-0.14, 0.16, lit(0x4a4444), lit(0x0c0808))) {
      canvas.move(-1.42, -0.12)
      canvas.curve(-1.6, -0.2, -1.76, -0.06, -1.72, 0.08)
      canvas.curve(-1.66, 0.22, -1.5, 0.16, -1.44, 0.06)
    }
    canvas.stroke(lit(0x241614), 0.04) {
      canvas.move(-1.6, 0.28)
      canvas.curve(-1.4, 0.4, -1.1, 0.36, -0.8, 0.44)
      canvas.move(-1.62, 0.12)
      canvas.line(-1.6, 0.28)
    }
    canvas.ellipse(-0.52, -0.16, 0.15, 0.13, lit(coat.mark.lighter(-0.4)))
    canvas.ellipse(-0.53, -0.16, 0.11, 0.105, lit(0x4a2a12))
    canvas.ellipse(-0.55, -0.16, 0.06, 0.07, lit(0x080404))
    canvas.ellipse(-0.57, -0.2, 0.03, 0.03, .solid(.white))
    if ears == .pricked {
      ear([Point(0.1, -0.78), Point(0.34, -1.56), Point(0.72, -0.6)], shade: -0.05)
      ear([Point(0.24, -0.76), Point(0.37, -1.3), Point(0.56, -0.66)], shade: 0, inside: true)
    } else {
      let low = ears == .hanging ? 0.72 : 0.0
      canvas.fill(.vertical(-0.8, 0.7, lit(earColour.lighter(0.1)), lit(earColour.lighter(-0.25)))) {
        canvas.move(-0.04, -0.74)
        canvas.curve(0.3, -0.98, 0.72, -0.7, 0.78, -0.3)
        canvas.curve(0.84, 0.1, 0.7, low, 0.42, low)
        canvas.curve(0.16, low - 0.1, 0.12, -0.3, -0.04, -0.74)
      }
      canvas.stroke(lit(earColour.lighter(-0.45).faded(0.6)), 0.03) {
        canvas.move(-0.04, -0.74)
        canvas.curve(0.12, -0.3, 0.16, low - 0.1, 0.42, low)
      }
    }
  }

  private func ear(_ points: [Point], shade: Double, inside: Bool = false) {
    let colour = inside ? Colour(0xc08a80) : coat.main.lighter(shade - 0.08)
    let (foot, tip, end) = (points[0], points[1], points[2])
    canvas.fill(.vertical(tip.y, end.y, lit(colour.lighter(inside ? 0 : -0.15)), lit(colour))) {
      canvas.move(foot.x, foot.y)
      canvas.curve(foot.x + 0.04, (foot.y + tip.y) / 2, tip.x - 0.12, tip.y + 0.1, tip.x, tip.y)
      canvas.curve(tip.x + 0.14, tip.y + 0.2, end.x, (end.y + tip.y) / 2, end.x, end.y)
      canvas.close()
    }
  }
}
