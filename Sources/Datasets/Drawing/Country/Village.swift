extension Scene {
  /// A village in the fields: a church and a few houses. Houses, yet no town.
  func village() {
    let horizon = height * dice(0.35...0.5)
    sky(horizon: horizon + 16)
    hills(far: horizon - 8, near: horizon + 14, layers: 3)
    let ground = horizon + height * dice(0.08...0.14)
    let size = width * dice(0.1...0.17)
    meadow(from: ground - 4, colour: dice.chance(0.5) ? crop() : grass(), flowers: dice.chance(0.3))
    let middle = dice(0.3...0.7) * width
    treeLine(ground - 2, from: middle - size * 3, to: middle + size * 3, tall: size * 0.6, distance: 0.4)
    church(middle, ground, size)
    for _ in 0..<dice.count(3...7) {
      house(
        middle + dice(-2.6...2.2) * size, ground + dice(-3...8), size * dice(0.55...0.9), roof: 0x9c4a34, distance: 0.3)
    }
    for _ in 0..<dice.count(1...4) {
      tree(
        dice.one(of: [.broad, .poplar, .fir]), middle + dice(-3.5...3.5) * size, ground + dice(2...12),
        size * dice(0.6...1.1), distance: 0.25)
    }
    for _ in 0..<dice.count(0...3) {
      animal(dice(0...width), ground + dice(0.12...0.3) * height, width * dice(0.05...0.1))
    }
    if dice.chance(0.4) { fence(height * 0.95, tall: height * 0.1) }
    if dice.chance(0.4) { tree(.broad, dice.chance(0.5) ? 14 : width - 14, height, height * dice(0.5...0.8)) }
  }

  private func church(_ x: Double, _ y: Double, _ size: Double) {
    let wall = Colour(dice.one(of: [0xece6d8, 0xd8cdb8, 0xb8ac9c]))
    let roof = Colour(dice.one(of: [0x5a5350, 0x8a4034, 0x50685e]))
    let tower = size * 0.32
    canvas.rectangle(x, y - size * 0.5, size * 0.9, size * 0.5, lit(wall.lighter(-0.08), 0.3))
    canvas.polygon(
      [
        Point(x, y - size * 0.5), Point(x + 6, y - size * 0.85), Point(x + size * 0.86, y - size * 0.85),
        Point(x + size * 0.95, y - size * 0.48),
      ], lit(roof, 0.3))
    for pane in 0..<3 {
      window(x + size * (0.25 + 0.22 * Double(pane)), y - size * 0.38, size * 0.07, size * 0.22, distance: 0.3)
    }
    canvas.rectangle(
      x - tower, y - size * 1.25, tower, size * 1.25,
      .linear(Point(x - tower, 0), Point(x, 0), [(0, lit(wall, 0.3)), (1, lit(wall.lighter(-0.2), 0.3))]))
    canvas.polygon(
      [
        Point(x - tower * 1.1, y - size * 1.24), Point(x - tower / 2, y - size * 2),
        Point(x + tower * 0.1, y - size * 1.24),
      ], lit(roof, 0.3))
    canvas.ellipse(x - tower / 2, y - size * 1.08, tower * 0.2, tower * 0.2, lit(0xf4efe0, 0.3))
    canvas.stroke(lit(0xc8a84a, 0.3), 1) {
      canvas.move(x - tower / 2, y - size * 2)
      canvas.line(x - tower / 2, y - size * 2.12)
    }
  }
}
