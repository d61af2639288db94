import Foundation

extension PetScene {
  /// An animal that sits with its back to us, on a ground at 3.4 and with its skull at the origin.
  func back(_ kind: DrawnPets.Kind) {
    let isCat = kind == .cat
    let (shoulder, hip) = isCat ? (0.8, 1.28) : (1.06, 1.2)
    for half in [-1.0, 1] {
      canvas.at(0, 0, mirrored: half < 0) { paw(hip * 0.92, 3.3, 0.3) }
    }
    fur(around: Point(0, 2), reach: 1.6, shade: -0.04, hairs: 120) {
      canvas.move(-0.46, 0.2)
      canvas.curve(-0.56, 0.9, -shoulder, 1, -shoulder, 1.6)
      canvas.curve(-hip * 1.05, 2.2, -hip * 1.2, 3.3, -hip * 0.6, 3.42)
      canvas.line(hip * 0.6, 3.42)
      canvas.curve(hip * 1.2, 3.3, hip * 1.05, 2.2, shoulder, 1.6)
      canvas.curve(shoulder, 1, 0.56, 0.9, 0.46, 0.2)
    } marks: {
      bodyMarks(from: -hip, to: hip, top: 1, bottom: 3.2, kind)
      canvas.stroke(lit(coat.mark.faded(0.35)), 0.12) {
        canvas.move(0, 0.9)
        canvas.curve(0.06, 1.8, -0.06, 2.4, 0, 3.2)
      }
    }
    backTail(kind)
    if hasCollar {
      canvas.stroke(lit(collarColour), 0.15) {
        canvas.move(-0.56, 0.74)
        canvas.curve(-0.3, 0.92, 0.3, 0.92, 0.56, 0.74)
      }
    }
    canvas.at(0, 0, turn: dice(-0.2...0.2)) { isCat ? catSkull() : dogSkull() }
  }

  private func backTail(_ kind: DrawnPets.Kind) {
    limb(kind == .cat ? 0.32 : 0.3, -0.1) {
      canvas.move(0.1, 3.2)
      if kind == .cat {
        canvas.curve(0.9, 3.7, 1.9, 3.6, dice(1.9...2.3), dice(2.7...3.3))
      } else {
        canvas.curve(0.5, 3.4, 1.2, 3.4, dice(1.5...1.9), dice(3...3.5))
      }
    }
  }

  private func catSkull() {
    for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { backEar(outer: 0.92, tip: 0.78, top: -1.36) } }
    for side in [-1.0, 1] {
      for index in 0..<3 {
        canvas.stroke(Colour(1, 1, 1, 0.6), 0.016) {
          canvas.move(side * 0.7, 0.3 + 0.08 * Double(index))
          canvas.line(side * dice(1.2...1.4), 0.24 + 0.16 * Double(index))
        }
      }
    }
    fur(around: Point(0, 0), reach: 1, shade: -0.04, hairs: 100) {
      canvas.ellipsePath(0, 0, 0.94, 0.82)
    } marks: {
      if coat.pattern == .striped { nape() }
      if coat.pattern == .patched { canvas.ellipse(0.4, -0.3, 0.5, 0.5, lit(coat.mark)) }
    }
  }

  /// Dogs turn a little, so that the muzzle shows.
  private func dogSkull() {
    fur(around: Point(-0.8, 0.3), reach: 0.5, hairs: 30) { canvas.ellipsePath(-0.86, 0.3, 0.62, 0.36) }
    canvas.ellipse(-1.44, 0.2, 0.15, 0.14, lit(0x14100e))
    if ears == .pricked {
      for half in [-1.0, 1] { canvas.at(0, 0, mirrored: half < 0) { backEar(outer: 0.72, tip: 0.56, top: -1.46) } }
    }
    fur(around: Point(0, 0), reach: 1, shade: -0.04, hairs: 100) {
      canvas.ellipsePath(0, 0, 0.8, 0.86)
    } marks: {
      if coat.pattern == .striped { nape() }
      if coat.pattern == .patched { canvas.ellipse(0.3, -0.3, 0.44, 0.5, lit(coat.mark)) }
    }
    guard ears != .pricked else { return }
    let low = ears == .hanging ? 0.84 : 0.16
    for half in [-1.0, 1] {
      canvas.at(0, 0, mirrored: half < 0) {
        canvas.fill(.vertical(-0.8, low, lit(earColour.lighter(0.05)), lit(earColour.lighter(-0.25)))) {
          canvas.move(0.4, -0.72)
          canvas.curve(0.8, -0.9, 1.1, -0.5, 1.1, low - 0.4)
          canvas.curve(1.1, low, 0.8, low + 0.1, 0.72, low - 0.2)
          canvas.curve(0.66, -0.2, 0.6, -0.4, 0.4, -0.72)
        }
      }
    }
  }

  private func backEar(outer: Double, tip: Double, top: Double) {
    let isFolded = outer > 0.9 && catEars == .folded
    canvas.fill(.vertical(top, -0.4, lit(coat.main.lighter(-0.24)), lit(coat.main.lighter(-0.06)))) {
      canvas.move(0.14, -0.74)
      canvas.curve(0.3, -1.06, tip - 0.16, top + 0.1, tip, isFolded ? -0.94 : top)
      canvas.curve(tip + 0.16, top + 0.3, outer + 0.06, -0.7, outer, -0.24)
    }
  }

  private func nape() {
    for x in [-0.3, 0.0, 0.3] {
      canvas.stroke(lit(coat.mark.faded(0.8)), 0.08) {
        canvas.move(x, -0.8)
        canvas.line(x * 0.8, 0.2)
      }
    }
  }
}
