import Foundation

extension FlowerScene {
  /// What is behind the flowers; every kind of flower meets every kind of ground.
  func ground() {
    switch dice.count(0...5) {
    case 0, 1: meadow()
    case 2: foliage()
    case 3: sky()
    case 4: dusk()
    default: wall()
    }
  }

  /// A meadow out of focus.
  func meadow() {
    let green = Colour(dice.one(of: [0x5c8a3a, 0x6f9a48, 0x4d7a44, 0x7d9a4a, 0x3f6f3a]))
    canvas.fillAll(
      .vertical(0, height, lit(green.lighter(dice(-0.1...0.45))), lit(green), lit(green.lighter(-0.35))))
    let lights: [UInt32] = [0xcfe08a, 0xe8ecb0, 0x9ac06a, 0xf4f0d8, 0x2f5a2c, 0x456f38]
    for _ in 0..<34 {
      let size = dice(0.04...0.16) * side
      spot(dice(0...width), dice(0...height), size, lit(Colour(dice.one(of: lights), dice(0.12...0.34))))
    }
    grass(count: 46, tall: 0.16...0.5, shade: green)
  }

  /// A disc of light as a lens out of focus makes it.
  private func spot(_ x: Double, _ y: Double, _ size: Double, _ colour: Colour) {
    canvas.ellipse(
      x, y, size, size, .radial(Point(x, y), size, [(0, colour), (0.75, colour), (1, colour.faded(0))]))
  }

  /// Blades of grass from below.
  func grass(count: Int, tall: ClosedRange<Double>, shade: Colour) {
    for _ in 0..<count {
      let x = dice(-10...width + 10)
      let top = height - dice(tall) * height
      let lean = dice(-30...30)
      let broad = dice(1.5...4)
      let colour = lit(shade.lighter(dice(-0.35...0.25)).faded(dice(0.5...0.95)))
      canvas.fill(colour) {
        canvas.move(x - broad, height + 4)
        canvas.curve(x - broad, (height + top) / 2, x + lean * 0.3, (height + top) / 2, x + lean, top)
        canvas.curve(x + lean * 0.4 + broad, (height + top) / 2, x + broad, (height + top) / 2, x + broad, height + 4)
        canvas.close()
      }
    }
  }

  /// Dark leaves of a bed or a hedge.
  func foliage() {
    let green = Colour(dice.one(of: [0x2f5230, 0x38602f, 0x27483a, 0x4a6a34]))
    canvas.fillAll(.vertical(0, height, lit(green.lighter(-0.2)), lit(green.lighter(-0.5))))
    for layer in 0..<3 {
      for _ in 0..<38 {
        let size = dice(0.08...0.2) * side
        leaf(
          dice(-20...width + 20), dice(-20...height + 20), length: size * 1.7, breadth: size * 0.8,
          turn: dice(0...(2 * .pi)), green.lighter(Double(layer) * 0.1 - 0.3 + dice(-0.12...0.12)))
      }
    }
    veil(lit(Colour(0x14241a, dice(0.1...0.4))))
  }

  private func sky() {
    shadow = Colour(0, 0, 0, 0)
    let blue = Colour(dice.one(of: [0x6fa4dc, 0x8cb8e4, 0xa9c4dc, 0xc6d2dc, 0x5b92d2]))
    canvas.fillAll(.vertical(0, height, lit(blue), lit(blue.lighter(0.55))))
    for _ in 0..<dice.count(2...7) {
      let (x, y) = (dice(0...width), dice(0...height * 0.8))
      for _ in 0..<5 {
        canvas.glow(
          x + dice(-40...40), y + dice(-10...10), dice(0.12...0.3) * side, lit(Colour(1, 1, 1, dice(0.15...0.35))))
      }
    }
    let green = Colour(dice.one(of: [0x557f3e, 0x6a8c46]))
    if dice.chance(0.6) { grass(count: 60, tall: 0.05...0.26, shade: green) }
  }

  /// Shade with a little light in it.
  private func dusk() {
    let dark = Colour(dice.one(of: [0x1a221c, 0x241f22, 0x16201f, 0x2a2620]))
    canvas.fillAll(.vertical(0, height, lit(dark.lighter(0.12)), lit(dark)))
    for _ in 0..<9 {
      canvas.glow(
        dice(0...width), dice(0...height), dice(0.15...0.5) * side,
        lit(Colour(dice.one(of: [0x4a6a44, 0x6a5a44, 0x4a5a62]), 0.35)))
    }
  }

  /// A wall, or boards.
  private func wall() {
    let paint = Colour(dice.one(of: [0xd9cdb8, 0xc9c4bc, 0xb9a48a, 0xe6e0d6, 0xa9b4b4]))
    canvas.fillAll(.vertical(0, height, lit(paint.lighter(0.15)), lit(paint.lighter(-0.25))))
    if dice.chance(0.5) {
      let board = dice(0.12...0.24) * width
      var x = dice(-board...0)
      while x < width {
        canvas.rectangle(x, 0, board, height, lit(paint.lighter(dice(-0.2...0.05)).faded(0.6)))
        canvas.rectangle(x, 0, 1.6, height, lit(paint.lighter(-0.5)))
        x += board
      }
    }
    canvas.glow(dice(0...width), dice(0...height * 0.5), side * 0.8, lit(Colour(1, 1, 0.94, 0.35)))
  }
}
