import Foundation

extension FlowerScene {
  private static let tulipColours: [(UInt32, UInt32)] = [
    (0xc8142a, 0xe8c040), (0xe0324a, 0xf4d8a0), (0xf2c41c, 0xd8b010), (0xf0a0b8, 0xf8ead8), (0xd85a94, 0xf6e6ee),
    (0x7a2a78, 0xb090b8), (0xf6f2e6, 0xd8dcae), (0xf07a24, 0xf8c84a), (0xa01830, 0x5a1020), (0xf6d8dc, 0xf2f0d8),
  ]

  private func tulipColour() -> (tip: Colour, base: Colour) {
    let pair = dice.one(of: Self.tulipColours)
    return (Colour(pair.0), Colour(pair.1))
  }

  /// One or two, near, from the side.
  func tulipBloom() {
    ground()
    let count = dice.count(1...2)
    for index in 0..<count {
      let tall = side * dice(0.34...0.5) * (count == 1 ? 1.1 : 0.85)
      let foot = Point(
        width * (count == 1 ? dice(0.4...0.6) : 0.3 + 0.38 * Double(index) + dice(-0.04...0.04)),
        height * dice(0.52...0.66))
      tulipStem(foot, tall)
      tulip(foot, tall, open: dice(0...1), tulipColour(), isNear: true)
    }
  }

  /// Rows in a bed.
  func tulipBed() {
    if dice.chance(0.5) { meadow() } else { foliage() }
    let colours = dice.chance(0.5) ? [tulipColour()] : [tulipColour(), tulipColour(), tulipColour()]
    for row in 0..<4 {
      let depth = Double(row) / 3
      let tall = side * (0.11 + 0.15 * depth)
      let count = Int(width / (tall * 0.95))
      for index in 0..<count {
        let foot = Point(
          (Double(index) + dice(0.15...0.85)) * width / Double(count), height * (0.26 + 0.5 * depth) + dice(-14...14))
        tulipStem(foot, tall, isSmall: true)
        tulip(foot, tall, open: dice(0...0.8), dice.one(of: colours), isNear: row > 1)
      }
    }
  }

  /// One, wide open, from above.
  func tulipOpen() {
    ground()
    let radius = side * dice(0.32...0.45)
    let centre = Point(width * dice(0.42...0.58), height * dice(0.42...0.56))
    for turn in [dice(0.3...1.2), dice(1.9...2.8), dice(3.4...4.2)] {
      blade(Point(centre.x, centre.y), radius * 1.9, radius * 0.4, turn: turn)
    }
    let colour = tulipColour()
    let heart = Colour(dice.one(of: [0x1c1620, 0xf0d24a, 0x2a2a4a, 0xe8e0b0]))
    canvas.at(centre.x, centre.y, turn: dice(0...2)) {
      canvas.squeezed(1, dice(0.78...1)) {
        canvas.ellipse(radius * 0.06, radius * 0.1, radius * 0.95, radius * 0.95, shadow)
        for layer in 0..<2 {
          for index in 0..<3 {
            let turn = Double(index) / 3 * 2 * .pi + Double(layer) * .pi / 3 + dice(-0.08...0.08)
            canvas.at(0, 0, turn: turn) {
              let length = radius * (layer == 0 ? 1 : 0.92)
              petal(length, length * 0.86, colour.tip.lighter(layer == 0 ? -0.14 : 0.02), heart, isNear: true)
            }
          }
        }
        stamens(radius, heart)
      }
    }
  }

  /// A bunch in a vase.
  func tulipVase() {
    ground()
    let table = height * dice(0.8...0.88)
    canvas.rectangle(
      0, table, width, height - table, .vertical(table, height, lit(0x8a6a4a), lit(0x5a4230)))
    let mouth = Point(width * dice(0.42...0.58), height * dice(0.6...0.66))
    let colours = dice.chance(0.5) ? [tulipColour()] : [tulipColour(), tulipColour()]
    let count = dice.count(4...7)
    let tall = side * dice(0.17...0.22)
    for index in 0..<count {
      let spread = count == 1 ? 0 : Double(index) / Double(count - 1) * 2 - 1
      blade(mouth, side * dice(0.3...0.46), side * 0.07, turn: -.pi / 2 + spread * 1.15 + dice(-0.15...0.15))
    }
    for index in 0..<count {
      let spread = Double(index) / Double(count - 1) * 2 - 1
      let top = Point(
        mouth.x + spread * side * 0.34 + dice(-6...6), height * (0.3 + 0.1 * spread * spread) + dice(-16...16))
      stem(from: top, to: mouth, thickness: side * 0.018, Colour(0x7a9a5a), bend: spread * 0.16)
      canvas.at(top.x, top.y, turn: spread * 0.5) {
        tulip(Point(0, 0), tall, open: dice(0...0.7), dice.one(of: colours), isNear: true)
      }
    }
    vase(mouth, table + (height - table) * 0.4)
  }

  private func vase(_ mouth: Point, _ foot: Double) {
    let glaze = Colour(dice.one(of: [0xe8e6e0, 0x4a6a8a, 0xb8c8c4, 0x8a4a3a, 0xd8c8a0]))
    let half = side * 0.13
    let tall = foot - mouth.y
    canvas.ellipse(mouth.x + half * 0.3, foot, half * 1.3, half * 0.2, Colour(0, 0, 0, 0.35))
    canvas.fill(
      .linear(
        Point(mouth.x - half, 0), Point(mouth.x + half, 0),
        [
          (0, lit(glaze.lighter(-0.35))), (0.3, lit(glaze.lighter(0.2))), (0.6, lit(glaze)),
          (1, lit(glaze.lighter(-0.5))),
        ])
    ) {
      canvas.move(mouth.x - half * 0.62, mouth.y)
      canvas.curve(
        mouth.x - half * 0.4, mouth.y + tall * 0.2, mouth.x - half * 1.3, mouth.y + tall * 0.4, mouth.x - half * 0.7,
        foot)
      canvas.line(mouth.x + half * 0.7, foot)
      canvas.curve(
        mouth.x + half * 1.3, mouth.y + tall * 0.4, mouth.x + half * 0.4, mouth.y + tall * 0.2, mouth.x + half * 0.62,
        mouth.y)
    }
    canvas.ellipse(mouth.x, mouth.y, half * 0.62, half * 0.12, lit(glaze.lighter(-0.4)))
  }

  private func tulipStem(_ foot: Point, _ tall: Double, isSmall: Bool = false) {
    let ground = Point(foot.x + dice(-0.2...0.2) * tall, isSmall ? foot.y + tall * 2 : max(height + 12, foot.y + tall))
    blade(ground, tall * dice(1.1...1.7), tall * 0.24, turn: -.pi / 2 + dice(0.1...0.5))
    stem(from: foot, to: ground, thickness: tall * 0.07, Colour(0x7a9a5a))
    blade(ground, tall * dice(1...1.5), tall * 0.26, turn: -.pi / 2 - dice(0.1...0.5))
  }

  /// A long leaf, bluish and smooth.
  private func blade(_ foot: Point, _ length: Double, _ breadth: Double, turn: Double) {
    let green = Colour(dice.one(of: [0x5d8464, 0x54805a, 0x6a8f6a])).lighter(dice(-0.15...0.05))
    canvas.at(foot.x, foot.y, turn: turn) {
      let sway = dice(-0.16...0.16) * length
      for (half, shade) in [(-1.0, -0.12), (1.0, 0.1)] {
        canvas.fill(
          .linear(
            Point(0, 0), Point(length, 0), [(0, lit(green.lighter(shade - 0.15))), (1, lit(green.lighter(shade)))])
        ) {
          canvas.move(0, 0)
          canvas.curve(length * 0.3, half * breadth, length * 0.7, sway * 0.6 + half * breadth * 0.6, length, sway)
          canvas.curve(length * 0.7, sway * 0.5, length * 0.3, 0, 0, 0)
        }
      }
    }
  }

  /// A cup of six petals that stands on `foot`.
  private func tulip(
    _ foot: Point, _ tall: Double, open: Double, _ colour: (tip: Colour, base: Colour), isNear: Bool
  ) {
    let half = tall * (0.34 + 0.12 * open)
    canvas.at(foot.x, foot.y, turn: dice(-0.12...0.12)) {
      // The three behind, then two at the sides, then the one in front.
      for lean in [-0.5, 0.5, 0] {
        cup(
          tall * 0.97, half * 0.8, lean: lean * half * (1 + open), colour.tip.lighter(-0.22),
          colour.base.mixed(colour.tip, 0.5).lighter(-0.2), isNear: false)
      }
      for lean in [-1.0, 1] {
        cup(
          tall * 0.94, half * 0.86, lean: lean * half * (0.5 + 0.75 * open), colour.tip.lighter(lean < 0 ? 0 : -0.1),
          colour.base, isNear: isNear, belly: lean * half * 0.62)
      }
      cup(
        tall * dice(0.82...0.92), half * 0.92, lean: dice(-0.14...0.14) * half, colour.tip.lighter(0.06), colour.base,
        isNear: isNear)
    }
  }

  /// One petal of a cup, from the foot up to a tip that is shifted to the side.
  private func cup(
    _ tall: Double, _ half: Double, lean: Double, _ tip: Colour, _ base: Colour, isNear: Bool, belly: Double = 0
  ) {
    func outline() {
      canvas.move(0, 0)
      canvas.curve(
        -half * 0.9 + belly, -tall * 0.02, -half * 1.25 + belly, -tall * 0.5, lean - half * 0.42, -tall * 0.84)
      canvas.curve(lean - half * 0.28, -tall * 0.93, lean - half * 0.08, -tall * 0.97, lean, -tall)
      canvas.curve(lean + half * 0.08, -tall * 0.97, lean + half * 0.28, -tall * 0.93, lean + half * 0.42, -tall * 0.84)
      canvas.curve(half * 1.25 + belly, -tall * 0.5, half * 0.9 + belly, -tall * 0.02, 0, 0)
      canvas.close()
    }
    canvas.fill(
      .linear(
        Point(0, 0), Point(lean * 0.6, -tall),
        [
          (0, lit(base.lighter(-0.12))), (0.22, lit(tip.mixed(base, 0.5))), (0.5, lit(tip)),
          (1, lit(tip.lighter(0.14))),
        ]),
      outline)
    canvas.stroke(lit(tip.times(Colour(0.5, 0.42, 0.45)).faded(0.55)), 0.9, outline)
    guard isNear else { return }
    canvas.clipped(to: outline) {
      canvas.ellipse(
        belly * 0.5 + lean * 0.4 - half * 0.3, -tall * 0.52, half * 0.3, tall * 0.36,
        .radial(
          Point(belly * 0.5 + lean * 0.4 - half * 0.3, -tall * 0.52), tall * 0.36,
          [(0, lit(Colour(1, 1, 1, 0.22))), (1, Colour(1, 1, 1, 0))]))
      for line in -3...3 {
        let share = Double(line) / 3
        canvas.stroke(lit(tip.times(Colour(0.66, 0.55, 0.6)).faded(0.28)), 0.8) {
          canvas.move(0, 0)
          canvas.curve(
            belly + share * half, -tall * 0.3, belly * 0.6 + lean * 0.5 + share * half * 0.8, -tall * 0.66, lean,
            -tall * 0.97)
        }
      }
    }
  }

  /// A petal seen from within, pointing to the right.
  private func petal(_ length: Double, _ breadth: Double, _ tip: Colour, _ heart: Colour, isNear: Bool) {
    canvas.fill(
      .linear(
        Point(0, 0), Point(length, 0),
        [
          (0, lit(heart)), (0.22, lit(heart)), (0.32, lit(tip.mixed(Colour(0xf0e0b0), 0.5))), (0.5, lit(tip)),
          (1, lit(tip.lighter(0.16))),
        ])
    ) { petalPath(length, breadth, blunt: 0.5) }
    canvas.stroke(lit(tip.times(Colour(0.5, 0.42, 0.45)).faded(0.5)), 1) { petalPath(length, breadth, blunt: 0.5) }
    for line in -3...3 {
      canvas.stroke(lit(tip.times(Colour(0.7, 0.6, 0.65)).faded(0.3)), 0.9) {
        canvas.move(length * 0.2, 0)
        canvas.curve(
          length * 0.4, Double(line) * breadth * 0.12, length * 0.7, Double(line) * breadth * 0.13, length * 0.94,
          Double(line) * breadth * 0.05)
      }
    }
  }

  private func stamens(_ radius: Double, _ heart: Colour) {
    for index in 0..<6 {
      let angle = Double(index) / 6 * 2 * .pi + 0.3
      let end = Point(cos(angle) * radius * 0.22, sin(angle) * radius * 0.22)
      canvas.stroke(lit(0xd8d0a0), radius * 0.02) {
        canvas.move(0, 0)
        canvas.line(end.x, end.y)
      }
      canvas.at(end.x, end.y, turn: angle) {
        canvas.ellipse(radius * 0.04, 0, radius * 0.08, radius * 0.028, lit(heart.red > 0.5 ? 0x3a2c34 : 0xe8c860))
      }
    }
    for turn in 0..<3 {
      canvas.at(0, 0, turn: Double(turn) * 2.094) {
        canvas.ellipse(radius * 0.05, 0, radius * 0.07, radius * 0.045, lit(0xb8c878))
      }
    }
  }
}
