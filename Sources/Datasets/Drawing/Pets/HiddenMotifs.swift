import Foundation

extension PetScene {
  /// A half of the face behind a door or a curtain, or all below the eyes behind a cushion.
  func hidden(_ kind: DrawnPets.Kind) {
    ground(floor: height * dice(0.6...0.85))
    let size = side * dice(0.2...0.28)
    let place = Point(width * dice(0.4...0.6), height * dice(0.42...0.56))
    let isMirrored = dice.chance(0.5)
    canvas.at(place.x, place.y, scale: size, mirrored: isMirrored) {
      bust(kind)
      head(turn: dice(-0.2...0.2), kind)
    }
    let near = isMirrored ? -1.0 : 1
    switch dice.count(0...2) {
    case 0: door(from: place.x + near * size * dice(0.22...0.46), toRight: isMirrored)
    case 1: curtain(from: place.x + near * size * dice(0.22...0.46), toRight: isMirrored)
    default: cushion(below: place.y + size * dice(0.4...0.7))
    }
  }

  private func door(from x: Double, toRight: Bool) {
    let wood = Colour(dice.one(of: [0xe8e4da, 0x8a6a48, 0xb8c0c0]))
    let left = toRight ? x : 0
    let wide = toRight ? width - x : x
    canvas.rectangle(left, 0, wide, height, .vertical(0, height, lit(wood.lighter(0.1)), lit(wood.lighter(-0.2))))
    canvas.rectangle(toRight ? x : x - 5, 0, 5, height, lit(wood.lighter(-0.4)))
    for top in [0.08, 0.54] {
      canvas.rectangle(left + wide * 0.2, height * top, wide * 0.55, height * 0.36, lit(wood.lighter(-0.12)))
    }
    canvas.ellipse(toRight ? x + 18 : x - 18, height * 0.52, 6, 6, lit(0xc8a860))
  }

  private func curtain(from x: Double, toRight: Bool) {
    let cloth = Colour(dice.one(of: [0x9a4a4a, 0x4a6a8a, 0xc8b890, 0x5a7a5a]))
    let (left, right) = toRight ? (x, width + 20) : (-20.0, x)
    canvas.fill(.vertical(0, height, lit(cloth.lighter(0.1)), lit(cloth.lighter(-0.15)))) {
      canvas.move(left, 0)
      canvas.curve(left + 8, height * 0.3, left - 8, height * 0.7, left, height)
      canvas.line(right, height)
      canvas.curve(right - 8, height * 0.7, right + 8, height * 0.3, right, 0)
    }
    var fold = left + 8
    while fold < right - 6 {
      canvas.stroke(lit(cloth.lighter(dice(-0.35 ... -0.15)).faded(0.6)), dice(3...7)) {
        canvas.move(fold, 0)
        canvas.curve(fold + 5, height * 0.3, fold - 5, height * 0.7, fold + 2, height)
      }
      fold += dice(14...26)
    }
  }

  private func cushion(below y: Double) {
    let cloth = Colour(dice.one(of: [0xa8584a, 0x5a7898, 0xc8b078, 0x6a6a7a]))
    canvas.fill(.vertical(y, height, lit(cloth.lighter(0.2)), lit(cloth.lighter(-0.25)))) {
      canvas.move(width * 0.06, y + 6)
      canvas.curve(width * 0.3, y - 8, width * 0.7, y - 8, width * 0.94, y + 6)
      canvas.curve(width * 1.06, height * 0.8, width, height, width * 0.98, height + 10)
      canvas.line(width * 0.02, height + 10)
      canvas.curve(0, height, -width * 0.06, height * 0.8, width * 0.06, y + 6)
    }
    canvas.stroke(lit(cloth.lighter(-0.4)), 2) {
      canvas.move(width * 0.06, y + 6)
      canvas.curve(width * 0.3, y - 8, width * 0.7, y - 8, width * 0.94, y + 6)
    }
  }

  /// In a blanket, only the ears and the eyes out of it, or as in a hood.
  func wrapped(_ kind: DrawnPets.Kind) {
    ground(floor: height * dice(0.55...0.8))
    let size = side * dice(0.17...0.26)
    let wool = Colour(dice.one(of: [0xb84a48, 0x5a7a9a, 0xd8cdb8, 0x6a8a6a, 0xc89a4a, 0x8a6a8a]))
    let isHood = dice.chance(0.5)
    canvas.at(width * dice(0.4...0.6), height * dice(0.42...0.52), scale: size, mirrored: dice.chance(0.5)) {
      if isHood {
        hood(wool)
        canvas.clipped(to: { canvas.ellipsePath(0, 0.12, 0.9, 0.9) }) { head(turn: dice(-0.1...0.1), kind) }
        canvas.stroke(lit(wool.lighter(-0.3)), 0.1) { canvas.ellipsePath(0, 0.12, 0.91, 0.91) }
      } else {
        head(turn: dice(-0.15...0.15), kind)
        heap(wool)
      }
    }
  }

  private func hood(_ wool: Colour) {
    canvas.fill(.vertical(-1.2, 4, lit(wool.lighter(0.12)), lit(wool.lighter(-0.2)))) {
      canvas.move(0, -1.2)
      canvas.curve(1, -1.2, 1.3, -0.3, 1.2, 0.8)
      canvas.curve(2, 1.6, 2.6, 3, 2.6, 5)
      canvas.line(-2.6, 5)
      canvas.curve(-2.6, 3, -2, 1.6, -1.2, 0.8)
      canvas.curve(-1.3, -0.3, -1, -1.2, 0, -1.2)
    }
    folds(wool)
  }

  private func heap(_ wool: Colour) {
    canvas.fill(.vertical(0.2, 4, lit(wool.lighter(0.12)), lit(wool.lighter(-0.2)))) {
      canvas.move(-1.2, 0.4)
      canvas.curve(-0.6, 0.26, -0.3, 0.54, 0, 0.46)
      canvas.curve(0.4, 0.34, 0.8, 0.5, 1.2, 0.3)
      canvas.curve(2, 0.9, 2.8, 2, 3, 5)
      canvas.line(-3, 5)
      canvas.curve(-2.8, 2, -2, 0.8, -1.2, 0.4)
    }
    folds(wool)
  }

  private func folds(_ wool: Colour) {
    for _ in 0..<6 {
      let x = dice(-1.6...1.6)
      canvas.stroke(lit(wool.lighter(dice(-0.35...0.2)).faded(0.5)), dice(0.06...0.16)) {
        canvas.move(x * 0.6, dice(1.1...1.5))
        canvas.curve(x, 2, x * 1.3, 2.6, x * 1.4 + dice(-0.4...0.4), 4)
      }
    }
  }
}
