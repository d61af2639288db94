import Foundation

extension PetScene {
  /// Neck and chest below a head at the origin, down out of the picture.
  func bust(_ kind: DrawnPets.Kind) {
    let half = kind == .cat ? 1.25 : 1.45
    fur(around: Point(0, 1.6), reach: 1.9) {
      canvas.move(-0.55, 0)
      canvas.curve(-0.7, 0.9, -half, 1.1, -half * 1.15, 2)
      canvas.curve(-half * 1.2, 2.8, -half * 1.1, 3.4, -half, 4)
      canvas.line(half, 4)
      canvas.curve(half * 1.1, 3.4, half * 1.2, 2.8, half * 1.15, 2)
      canvas.curve(half, 1.1, 0.7, 0.9, 0.55, 0)
    } marks: {
      bodyMarks(from: -half * 1.2, to: half * 1.2, top: 1, bottom: 3.4, kind)
      if hasLightPaws { chest(0.7, 3.8) }
    }
    if hasCollar { collar(0.66, at: kind == .cat ? 0.84 : 1.06) }
  }

  /// A light chest.
  private func chest(_ half: Double, _ bottom: Double) {
    canvas.fill(.vertical(0.6, bottom, lit(coat.light), lit(coat.light.lighter(-0.12)))) {
      canvas.move(-half * 0.7, 0.4)
      canvas.curve(-half, bottom * 0.4, -half * 0.9, bottom * 0.8, -half * 0.3, bottom)
      canvas.line(half * 0.3, bottom)
      canvas.curve(half * 0.9, bottom * 0.8, half, bottom * 0.4, half * 0.7, 0.4)
    }
  }

  private func collar(_ half: Double, at y: Double) {
    canvas.stroke(lit(collarColour), 0.15) {
      canvas.move(-half, y - 0.12)
      canvas.curve(-half * 0.5, y + 0.16, half * 0.5, y + 0.16, half, y - 0.12)
    }
    canvas.ellipse(0, y + 0.18, 0.1, 0.11, lit(0xe0c060))
  }

  /// A body that sits below a head at the origin, on a ground at 3.4.
  func seat(_ kind: DrawnPets.Kind) {
    if kind == .cat {
      limb(0.34) {
        canvas.move(0.9, 3.16)
        canvas.curve(1.9, 3.36, 2.3, 3.1, dice(1.9...2.2), dice(1.9...2.5))
      }
    } else {
      limb(0.3) {
        canvas.move(0.9, 3.0)
        canvas.curve(1.6, 3.1, 1.9, 2.6, dice(1.8...2.3), dice(1.7...2.4))
      }
    }
    let (shoulder, hip) = kind == .cat ? (0.95, 1.22) : (1.12, 1.2)
    fur(around: Point(0, 1.9), reach: 1.5) {
      canvas.move(-0.5, 0.2)
      canvas.curve(-0.6, 0.9, -shoulder, 1.1, -shoulder, 1.8)
      canvas.curve(-hip, 2.3, -hip * 1.15, 3.3, -hip * 0.7, 3.4)
      canvas.line(hip * 0.7, 3.4)
      canvas.curve(hip * 1.15, 3.3, hip, 2.3, shoulder, 1.8)
      canvas.curve(shoulder, 1.1, 0.6, 0.9, 0.5, 0.2)
    } marks: {
      bodyMarks(from: -hip, to: hip, top: 0.9, bottom: 3, kind)
      if hasLightPaws { chest(0.55, 2.9) }
    }
    for half in [-1.0, 1] {
      canvas.at(0, 0, mirrored: half < 0) {
        fur(around: Point(0.95, 2.8), reach: 0.6, shade: -0.06, hairs: 30) { canvas.ellipsePath(0.96, 2.8, 0.48, 0.62) }
        paw(1.06, 3.34, 0.34)
        let x = kind == .cat ? 0.3 : 0.46
        limb(kind == .cat ? 0.42 : 0.46, 0.05) {
          canvas.move(x * 1.1, 1.9)
          canvas.line(x, 3.2)
        }
        paw(x, 3.36, kind == .cat ? 0.27 : 0.32)
      }
    }
    if hasCollar { collar(0.6, at: kind == .cat ? 0.86 : 1.08) }
  }

  /// A body that lies behind a head at the origin, on a ground at 1.6.
  func rest(_ kind: DrawnPets.Kind) {
    let long = kind == .cat ? 3.1 : 3.5
    limb(kind == .cat ? 0.32 : 0.28) {
      canvas.move(long - 0.3, 1.3)
      if kind == .cat {
        canvas.curve(long + 0.7, 1.5, long + 0.3, 1.62, long - 1.1, 1.56)
      } else {
        canvas.curve(long + 0.4, 1.2, long + 0.8, 1.0, long + 0.9, dice(0.5...1.3))
      }
    }
    fur(around: Point(long * 0.5, 0.7), reach: 1.8, hairs: 140) {
      canvas.move(-0.7, 0.4)
      canvas.curve(-0.2, -0.3, long * 0.3, -0.42, long * 0.55, -0.3)
      canvas.curve(long * 0.85, -0.3, long * 1.06, 0.3, long, 1.1)
      canvas.curve(long * 0.98, 1.6, long * 0.8, 1.6, long * 0.6, 1.6)
      canvas.line(-0.5, 1.6)
      canvas.curve(-0.9, 1.5, -0.9, 0.8, -0.7, 0.4)
    } marks: {
      bodyMarks(from: 0.4, to: long, top: -0.4, bottom: 1.3, kind)
      if hasLightPaws { canvas.ellipse(-0.1, 1.2, 0.6, 0.7, lit(coat.light)) }
    }
    fur(around: Point(long * 0.8, 0.95), reach: 0.8, shade: -0.05, hairs: 40) {
      canvas.ellipsePath(long * 0.8, 1, 0.72, 0.62)
    }
    paw(long * 0.62, 1.52, 0.36)
    let reach = kind == .cat ? 0.5 : 1.1
    for (index, y) in [1.36, 1.52].enumerated() {
      limb(0.36, index == 0 ? -0.08 : 0.06) {
        canvas.move(0.7, y - 0.1)
        canvas.line(-reach + Double(index) * 0.3, y)
      }
      paw(-reach - 0.1 + Double(index) * 0.3, y + 0.02, 0.3)
    }
    if hasCollar { collar(0.6, at: kind == .cat ? 0.86 : 1.08) }
  }

  /// An animal that stands or walks to the left, on a ground at 2.2.
  func frame(_ kind: DrawnPets.Kind) {
    let isCat = kind == .cat
    let stride = dice(-0.3...0.3)
    let thick = isCat ? 0.34 : 0.4
    func leg(_ x: Double, _ swing: Double, _ shade: Double, isHind: Bool) {
      limb(thick * (isHind ? 1.15 : 1), shade) {
        canvas.move(x, 0.4)
        canvas.curve(x + (isHind ? 0.3 : 0), 1, x + swing + (isHind ? 0.34 : 0.04), 1.4, x + swing, 2.02)
      }
      paw(x + swing - 0.1, 2.1, 0.26)
    }
    if isCat {
      limb(0.24) {
        canvas.move(1.6, -0.1)
        canvas.curve(2.3, 0.1, 2.4, -0.9, dice(2...2.6), dice(-2 ... -1.2))
      }
    } else {
      limb(0.26) {
        canvas.move(1.55, -0.2)
        canvas.curve(2, -0.4, 2.3, -0.7, dice(2.2...2.6), dice(-1.3 ... -0.5))
      }
    }
    leg(-1.05, stride, -0.2, isHind: false)
    leg(1.2, -stride, -0.2, isHind: true)
    fur(around: Point(0, 0.2), reach: 1.6, hairs: 140) {
      canvas.move(-1.7, -0.5)
      canvas.curve(-1.2, -0.75, -0.6, isCat ? -0.5 : -0.62, 0.2, isCat ? -0.55 : -0.6)
      canvas.curve(0.9, isCat ? -0.75 : -0.68, 1.6, -0.6, 1.72, 0.1)
      canvas.curve(1.74, 0.6, 1.4, 0.9, 1.1, 0.7)
      canvas.curve(0.6, isCat ? 0.72 : 0.4, -0.2, isCat ? 0.86 : 0.72, -0.8, isCat ? 0.8 : 1)
      canvas.curve(-1.5, 0.9, -1.8, 0.2, -1.7, -0.5)
    } marks: {
      bodyMarks(from: -1.4, to: 1.7, top: -0.7, bottom: 0.8, kind)
      if hasLightPaws { canvas.ellipse(-1.62, 0.3, 0.42, 0.8, lit(coat.light)) }
    }
    leg(-1.25, -stride, 0.04, isHind: false)
    leg(1.35, stride, 0.04, isHind: true)
    fur(around: Point(1.28, 0.3), reach: 0.6, shade: 0.02, hairs: 24) { canvas.ellipsePath(1.26, 0.3, 0.46, 0.72) }
    // The neck, and a head that looks ahead or to the camera.
    let place = isCat ? Point(-1.95, -0.85) : Point(-1.95, -1.35)
    fur(around: Point(-1.6, -0.6), reach: 0.8, hairs: 40) {
      canvas.move(place.x - 0.1, place.y + 0.3)
      canvas.line(-1.55, 0.5)
      canvas.curve(-1, 0.3, -0.8, -0.4, -0.8, -0.55)
      canvas.line(place.x + 0.5, place.y - 0.3)
    }
    canvas.at(place.x, place.y, scale: isCat ? 0.72 : 0.78, turn: dice(-0.15...0.15)) {
      if dice.chance(0.4) { isCat ? catHead() : dogHead() } else { sideHead(kind, hasNeck: false) }
    }
  }
}
