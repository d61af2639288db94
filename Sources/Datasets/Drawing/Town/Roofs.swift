extension Scene {
  /// Over the roofs of an old town.
  func roofs() {
    let horizon = height * dice(0.22...0.4)
    sky(horizon: horizon + 6)
    if dice.chance(0.4) { hills(far: horizon - 12, near: horizon, layers: 1) }
    for _ in 0..<dice.count(2...7) {
      tower(dice(0...width), horizon + 14, width * dice(0.03...0.06), height * dice(0.08...0.25), distance: 0.8)
    }
    let rows = 7
    for row in 0..<rows {
      let near = Double(row + 1) / Double(rows)
      let foot = horizon + (height * 1.25 - horizon) * near * near + 16
      let size = width * (0.04 + 0.2 * near)
      var x = dice(-size...0)
      while x < width {
        let wide = size * dice(0.6...1.2)
        gabled(x, foot, wide, size * dice(0.9...1.5), distance: 0.8 * (1 - near))
        x += wide * dice(0.8...1)
      }
      if dice.chance(0.25) { tree(.broad, dice(0...width), foot, size * 0.9, distance: 0.8 * (1 - near)) }
    }
  }

  private func gabled(_ x: Double, _ y: Double, _ wide: Double, _ tall: Double, distance: Double) {
    let wall = masonry().lighter(0.1)
    let roof =
      light.isSnowy ? Colour(0xeaf0f5) : Colour(dice.one(of: [0xa8523a, 0x94442f, 0xb5653f, 0x6a5a54, 0x7d3d30]))
    canvas.rectangle(x, y - tall, wide, tall * 1.6, lit(wall, distance))
    let ridge = y - tall - wide * dice(0.35...0.6)
    if dice.chance(0.5) {
      canvas.polygon(
        [Point(x, y - tall), Point(x + wide / 2, ridge), Point(x + wide, y - tall)], lit(wall.lighter(-0.06), distance))
      canvas.stroke(lit(roof, distance), max(1.4, wide * 0.07)) {
        canvas.move(x - 1, y - tall + 1)
        canvas.line(x + wide / 2, ridge)
        canvas.line(x + wide + 1, y - tall + 1)
      }
    } else {
      canvas.polygon(
        [
          Point(x - 2, y - tall), Point(x + wide * 0.1, ridge), Point(x + wide * 0.9, ridge),
          Point(x + wide + 2, y - tall),
        ],
        .vertical(ridge, y - tall, lit(roof.lighter(0.1), distance), lit(roof.lighter(-0.15), distance)))
      for tile in 1..<5 {
        let line = ridge + (y - tall - ridge) * Double(tile) / 5
        canvas.rectangle(x, line, wide, 0.7, lit(roof.lighter(-0.25).faded(0.6), distance))
      }
      window(x + wide * 0.4, ridge + (y - tall - ridge) * 0.4, wide * 0.14, wide * 0.14, distance: distance)
    }
    canvas.rectangle(x + wide * 0.7, ridge - wide * 0.06, wide * 0.1, wide * 0.26, lit(0x7a5040, distance))
    for column in 0..<3 {
      for level in 0..<2 {
        window(
          x + wide * (0.14 + 0.28 * Double(column)), y - tall * (0.86 - 0.5 * Double(level)), wide * 0.14, tall * 0.26,
          distance: distance)
      }
    }
  }
}
