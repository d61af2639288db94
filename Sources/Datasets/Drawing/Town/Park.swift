extension Scene {
  /// A park or square in the town: trees and grass, with houses all round. Green, yet no country.
  func park() {
    let ground = height * dice(0.5...0.62)
    sky(horizon: ground)
    for layer in 0..<2 {
      var x = dice(-30...0)
      while x < width {
        let wide = width * dice(0.08...0.15)
        tower(x, ground, wide, height * dice(0.16...0.5), distance: 0.6 - 0.35 * Double(layer))
        x += wide * dice(0.9...1.3)
      }
    }
    if dice.chance(0.5) {
      meadow(from: ground, colour: grass(), flowers: dice.chance(0.4))
    } else {
      let paving = light.isSnowy ? Colour(0xd4dae0) : Colour(dice.one(of: [0xb0a694, 0x9a9690, 0xc4b49a]))
      canvas.rectangle(
        0, ground, width, height - ground, .vertical(ground, height, lit(paving, 0.3), lit(paving.lighter(-0.15))))
      for line in 1..<12 {
        let near = Double(line * line) / 144
        canvas.rectangle(0, ground + (height - ground) * near, width, 0.6 + near, lit(paving.lighter(-0.15).faded(0.7)))
      }
    }
    let path = width * dice(0.3...0.7)
    canvas.polygon(
      [
        Point(path - 6, ground), Point(path + 6, ground), Point(path + width * 0.26, height),
        Point(path - width * 0.16, height),
      ],
      lit(light.isSnowy ? 0xdde2e6 : 0xc8b894, 0.1))
    if dice.chance(0.5) { fountain(dice(0.25...0.75) * width, height * dice(0.74...0.85), width * dice(0.12...0.22)) }
    for near in (0..<dice.count(2...6)).map({ _ in dice.unit() }).sorted() {
      tree(
        dice.one(of: [.broad, .broad, .birch]), dice(0...width), ground + (height - ground) * near * 0.9 + 4,
        height * (0.14 + 0.4 * near))
    }
    for _ in 0..<dice.count(2...7) {
      person(dice(0...width), ground + height * dice(0.1...0.3), height * dice(0.09...0.15))
    }
    for place in [0.15, 0.8] {
      lamp(width * place, height * dice(0.75...0.95), height * 0.35, leansLeft: dice.chance(0.5))
    }
    if dice.chance(0.5) { bench(dice(0.1...0.8) * width, height * 0.93, width * 0.16) }
  }

  private func fountain(_ x: Double, _ y: Double, _ size: Double) {
    let stone = lit(0xb4aca0)
    canvas.ellipse(x, y, size, size * 0.26, stone.lighter(-0.2))
    canvas.ellipse(x, y - size * 0.05, size * 0.92, size * 0.21, lit(0x7fa4b4))
    canvas.rectangle(x - size * 0.06, y - size * 0.6, size * 0.12, size * 0.6, stone)
    canvas.ellipse(x, y - size * 0.6, size * 0.36, size * 0.09, stone.lighter(0.1))
    for jet in -6...6 {
      let reach = Double(jet) / 6 * size * 0.8
      canvas.stroke(Colour(0.92, 0.96, 1, 0.5), 1) {
        canvas.move(x, y - size * 0.65)
        canvas.curve(x + reach * 0.3, y - size * 1.15, x + reach * 0.9, y - size * 0.9, x + reach, y - size * 0.08)
      }
    }
  }

  private func bench(_ x: Double, _ y: Double, _ long: Double) {
    let wood = lit(0x7a5638)
    for board in 0..<4 {
      canvas.rectangle(
        x, y - long * (0.2 + 0.07 * Double(board)), long, long * 0.045, wood.lighter(board < 1 ? -0.2 : 0))
    }
    for leg in [0.08, 0.88] {
      canvas.rectangle(x + long * leg, y - long * 0.42, long * 0.035, long * 0.42, lit(0x2c2e30))
    }
  }
}
