import Foundation

extension PetScene {
  /// What cats and dogs have lying about, by chance the other one's.
  func things(foot: Double) {
    for _ in 0..<dice.count(0...2) {
      let left = dice.chance(0.5)
      let place = Point(width * (left ? dice(0.06...0.22) : dice(0.78...0.94)), foot + dice(-10...8))
      canvas.at(place.x, place.y, scale: side * dice(0.09...0.14), mirrored: dice.chance(0.5)) {
        switch dice.count(0...4) {
        case 0: ball()
        case 1: bone()
        case 2: bowl()
        case 3: wool()
        default: post()
        }
      }
    }
  }

  private func ball() {
    let colour = Colour(dice.one(of: [0xc8d84a, 0xc84a3a, 0x3a78b8]))
    canvas.ellipse(
      0, -0.4, 0.4, 0.4,
      .radial(Point(-0.1, -0.55), 0.6, [(0, lit(colour.lighter(0.3))), (1, lit(colour.lighter(-0.3)))]))
    canvas.stroke(lit(0xf4f0e4), 0.05) {
      canvas.move(-0.36, -0.5)
      canvas.curve(-0.1, -0.3, 0.1, -0.3, 0.36, -0.5)
    }
  }

  private func bone() {
    canvas.stroke(lit(0xe8dcc0), 0.2) {
      canvas.move(-0.5, -0.14)
      canvas.line(0.5, -0.22)
    }
    for x in [-0.55, 0.55] {
      for y in [-0.3, -0.06] { canvas.ellipse(x, y, 0.15, 0.14, lit(0xefe4cc)) }
    }
  }

  private func bowl() {
    let colour = Colour(dice.one(of: [0xa8b0b8, 0xb84848, 0x4878a8]))
    canvas.polygon([Point(-0.6, -0.4), Point(0.6, -0.4), Point(0.75, 0), Point(-0.75, 0)], lit(colour))
    canvas.ellipse(0, -0.4, 0.6, 0.14, lit(colour.lighter(-0.35)))
    canvas.ellipse(0, -0.39, 0.46, 0.09, lit(0x7a4a2a))
  }

  private func wool() {
    let colour = Colour(dice.one(of: [0xb84a78, 0x5a9a8a, 0xd8a04a]))
    canvas.ellipse(0, -0.4, 0.42, 0.4, lit(colour))
    for _ in 0..<7 {
      canvas.stroke(lit(colour.lighter(dice(-0.35...0.3))), 0.035) {
        canvas.move(dice(-0.36 ... -0.2), -0.4 + dice(-0.2...0.2))
        canvas.curve(
          -0.1, -0.4 + dice(-0.4...0.4), 0.1, -0.4 + dice(-0.4...0.4), dice(0.2...0.36), -0.4 + dice(-0.2...0.2))
      }
    }
    canvas.stroke(lit(colour), 0.05) {
      canvas.move(0.3, -0.1)
      canvas.curve(0.6, 0.1, 0.8, -0.2, 1.2, 0)
    }
  }

  /// A post with rope round it, to scratch or to lean on.
  private func post() {
    canvas.rectangle(-0.7, -0.14, 1.4, 0.18, lit(0x8a7458))
    canvas.rectangle(-0.2, -2.4, 0.4, 2.3, .vertical(-2.4, 0, lit(0xd0b48a), lit(0xa88a60)))
    for turn in 0..<12 {
      let y = -2.35 + 0.19 * Double(turn)
      canvas.stroke(lit(0x7a6040), 0.03) {
        canvas.move(-0.2, y)
        canvas.line(0.2, y + 0.06)
      }
    }
    canvas.rectangle(-0.5, -2.55, 1, 0.18, lit(0x8a7458))
  }

  /// A round bed, three units to each side, the half behind its sleeper or the half before it.
  func basket(isBack: Bool) {
    let colour = collarColour.mixed(Colour(0xb09878), 0.6)
    if isBack {
      canvas.ellipse(0, 1.0, 3, 1.1, lit(colour.lighter(-0.15)))
      canvas.ellipse(0, 1.1, 2.6, 0.9, lit(colour.lighter(-0.45)))
    } else {
      canvas.fill(.vertical(1, 2.2, lit(colour.lighter(0.15)), lit(colour.lighter(-0.2)))) {
        canvas.move(-3, 1)
        canvas.curve(-2.4, 1.7, 2.4, 1.7, 3, 1)
        canvas.curve(3.1, 2.6, -3.1, 2.6, -3, 1)
      }
    }
  }
}
