extension Scene {
  /// A field whose rows run to the horizon: lavender, vines, corn, ploughed earth; a farmhouse far off.
  func rows() {
    let horizon = height * dice(0.32...0.5)
    sky(horizon: horizon + 14)
    hills(far: horizon - 6, near: horizon + 8, layers: 2)
    if dice.chance(0.6) { house(dice(0.1...0.75) * width, horizon + 14, width * dice(0.1...0.2), distance: 0.4) }
    for _ in 0..<dice.count(0...4) {
      tree(
        dice.one(of: [.poplar, .broad, .fir]), dice(0...width), horizon + 14, height * dice(0.1...0.22), distance: 0.4)
    }
    let top = horizon + 10
    let vanishing = Point(width * dice(0.1...0.9), horizon - 10)
    let earth = light.isSnowy ? Colour(0xdfe5ec) : Colour(dice.one(of: [0x8a6a48, 0xa58a5c, 0x6b5038, 0x8f8a52]))
    canvas.rectangle(0, top, width, height - top, .vertical(top, height, lit(earth, 0.4), lit(earth.lighter(-0.2))))
    let plant =
      light.isSnowy
      ? Colour(0x9a8f7c) : Colour(dice.one(of: [0x7a64b0, 0x5c8a3a, 0xd8bc48, 0x4f7a34, 0x54402e, 0xa6b04a]))
    let isHigh = dice.chance(0.5)
    let gap = width * dice(0.09...0.17)
    for row in -26...26 {
      let foot = vanishing.x + Double(row) * gap * (height - vanishing.y) / (height * 0.55)
      func across(_ y: Double) -> Double {
        vanishing.x + (foot - vanishing.x) * (y - vanishing.y) / (height - vanishing.y)
      }
      canvas.polygon(
        [
          Point(across(top) - 0.4, top), Point(across(top) + 0.4, top), Point(foot + gap * 0.3, height),
          Point(foot - gap * 0.3, height),
        ],
        .vertical(top, height, lit(plant.lighter(-0.12), 0.45), lit(plant.lighter(-0.3))))
      var y = top + 2
      while y < height + 12 {
        let near = (y - vanishing.y) / (height - vanishing.y)
        let x = across(y)
        if x > -20, x < width + 20 {
          for _ in 0..<3 {
            let size = gap * 0.2 * near * dice(0.6...1.2)
            let lift = isHigh ? gap * 0.55 * near * dice.unit() : size * 0.5
            canvas.ellipse(
              x + dice(-1...1) * gap * 0.22 * near, y - lift, size, size * 0.8,
              lit(plant.lighter(dice(-0.25...0.25)).faded(0.85), 0.45 * (1 - near)))
          }
        }
        y += 1.2 + near * 5
      }
    }
    if dice.chance(0.35) {
      tractor(dice(0.2...0.8) * width, horizon + (height - horizon) * dice(0.3...0.6), width * dice(0.12...0.2))
    }
  }

  private func tractor(_ x: Double, _ y: Double, _ size: Double) {
    let paint = lit(dice.one(of: [0xb83228, 0x2f7a3a, 0x2f5f9a]))
    canvas.at(x, y, scale: size / 100, mirrored: dice.chance(0.5)) {
      canvas.ellipse(0, 2, 56, 6, Colour(0, 0, 0, 0.35))
      canvas.rectangle(-6, -44, 52, 24, .vertical(-44, -20, paint.lighter(0.15), paint.lighter(-0.2)))
      canvas.rectangle(-40, -72, 36, 50, paint.lighter(-0.1))
      canvas.rectangle(-35, -67, 26, 22, lit(0x9ab8c8))
      canvas.rectangle(-44, -76, 44, 6, paint.lighter(-0.3))
      canvas.rectangle(30, -62, 4, 20, lit(0x2a2a2a))
      for (wheel, radius) in [(-24.0, 26.0), (36, 16)] {
        canvas.ellipse(wheel, -radius, radius, radius, lit(0x232323))
        canvas.ellipse(wheel, -radius, radius * 0.5, radius * 0.5, lit(0xd8b23a))
      }
    }
  }
}
