extension Scene {
  /// A farm in the hills: house and barn, trees, a fence, animals.
  func farm() {
    let horizon = height * dice(0.35...0.52)
    sky(horizon: horizon + 20)
    hills(far: horizon, near: horizon + height * 0.12, layers: dice.count(2...4))
    let ground = height * dice(0.62...0.72)
    meadow(from: ground - height * 0.05, colour: grass(), flowers: dice.chance(0.3))
    let size = width * dice(0.22...0.4)
    let x = dice(0.08...0.55) * width
    for _ in 0..<dice.count(1...3) {
      tree(dice.one(of: Tree.allCases), dice(0...width), ground - dice(0...8), size * dice(0.7...1.1), distance: 0.25)
    }
    if dice.chance(0.7) {
      house(x + size * dice(0.9...1.5), ground + dice(-6...2), size * dice(0.5...0.8), distance: 0.15)
    }
    if dice.chance(0.85) { barn(x, ground + 4, size) } else { house(x, ground + 4, size, distance: 0.1) }
    if dice.chance(0.5) { silo(x - size * 0.22, ground + 2, size) }
    for _ in 0..<dice.count(0...4) {
      animal(dice(0.05...0.95) * width, ground + dice(0.08...0.2) * height, width * dice(0.06...0.11))
    }
    if dice.chance(0.6) { fence(height * dice(0.86...0.96), tall: height * dice(0.08...0.13)) }
    if dice.chance(0.4) {
      tree(.broad, dice.chance(0.5) ? dice(0...40) : width - dice(0...40), height * 0.97, height * dice(0.6...0.9))
    }
  }

  private func barn(_ x: Double, _ y: Double, _ width: Double) {
    let colour = Colour(dice.one(of: [0x9a3528, 0x84302a, 0x7a6450, 0x8c8478, 0xa8553a]))
    let roof = light.isSnowy ? Colour(0xf0f4f8) : Colour(dice.one(of: [0x4a4644, 0x6a5a50, 0x8a8c90]))
    let tall = width * 0.42
    let front = width * 0.42
    canvas.ellipse(x + width * 0.5, y, width * 0.6, width * 0.04, Colour(0, 0, 0, 0.3))
    canvas.rectangle(
      x + front, y - tall, width - front, tall,
      .vertical(y - tall, y, lit(colour.lighter(-0.1), 0.1), lit(colour.lighter(-0.28), 0.1)))
    // The gambrel front: two slopes a side.
    let gambrel = [
      Point(x, y), Point(x, y - tall), Point(x + front * 0.16, y - tall * 1.42),
      Point(x + front * 0.5, y - tall * 1.72),
      Point(x + front * 0.84, y - tall * 1.42), Point(x + front, y - tall), Point(x + front, y),
    ]
    canvas.polygon(
      [
        gambrel[5], gambrel[4], gambrel[3], Point(x + width - front * 0.2, y - tall * 1.72),
        Point(x + width + 3, y - tall),
      ],
      .vertical(y - tall * 1.7, y - tall, lit(roof.lighter(0.1), 0.1), lit(roof.lighter(-0.15), 0.1)))
    canvas.polygon(gambrel, lit(colour, 0.1))
    for plank in 1..<12 {
      let at = x + front * Double(plank) / 12
      canvas.stroke(lit(colour.lighter(-0.3).faded(0.5), 0.1), 0.7) {
        canvas.move(at, y)
        canvas.line(at, y - tall * 1.05)
      }
    }
    let trim = lit(0xe8e2d6, 0.1)
    canvas.rectangle(x + front * 0.28, y - tall * 0.72, front * 0.44, tall * 0.72, lit(colour.lighter(-0.35), 0.1))
    canvas.stroke(trim, width * 0.014) {
      canvas.move(x + front * 0.28, y)
      canvas.line(x + front * 0.28, y - tall * 0.72)
      canvas.line(x + front * 0.72, y - tall * 0.72)
      canvas.line(x + front * 0.72, y)
      canvas.line(x + front * 0.28, y - tall * 0.72)
      canvas.move(x + front * 0.28, y)
      canvas.line(x + front * 0.72, y - tall * 0.72)
    }
    canvas.rectangle(x + front * 0.4, y - tall * 1.34, front * 0.2, tall * 0.26, lit(0x2c2420, 0.1))
  }

  private func silo(_ x: Double, _ y: Double, _ size: Double) {
    let steel = lit(dice.one(of: [0xb8bcc0, 0xa8a498, 0xc8beb0]), 0.1)
    let wide = size * 0.17
    let tall = size * 0.95
    canvas.ellipse(x + wide / 2, y - tall, wide / 2, wide * 0.45, steel.lighter(-0.15))
    canvas.rectangle(
      x, y - tall, wide, tall,
      .linear(
        Point(x, 0), Point(x + wide, 0),
        [(0, steel.lighter(-0.2)), (0.35, steel.lighter(0.2)), (1, steel.lighter(-0.4))]))
    for ring in 1..<9 { canvas.rectangle(x, y - tall * Double(ring) / 9, wide, 0.8, steel.lighter(-0.35).faded(0.5)) }
  }
}
