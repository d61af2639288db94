extension Scene {
  /// A lake between mountains, with reeds, perhaps a boat.
  func lake() {
    let shore = height * dice(0.45...0.6)
    sky(horizon: shore)
    mountains(shore)
    treeLine(shore + 2, from: 0, to: width, tall: height * dice(0.05...0.1), distance: 0.45)
    if dice.chance(0.4) { house(dice(0.1...0.8) * width, shore + 3, width * dice(0.06...0.12), distance: 0.4) }
    let water = light.skyBottom.mixed(light.skyTop, 0.5).mixed(lit(0x2f5a60), 0.45)
    canvas.rectangle(
      0, shore, width, height - shore, .vertical(shore, height, water.lighter(0.1), water.lighter(-0.35)))
    // The far shore upside down, in pieces.
    for _ in 0..<90 {
      let depth = dice.unit()
      let y = shore + depth * depth * (height - shore) * 0.5
      canvas.ellipse(dice(0...width), y, dice(6...40), 0.5 + depth, lit(Colour(0x24382c, 0.28 * (1 - depth)), 0.3))
    }
    for _ in 0..<130 {
      let depth = dice.unit()
      let y = shore + depth * (height - shore)
      canvas.ellipse(
        dice(0...width), y, 4 + 26 * depth, 0.4 + 0.9 * depth, light.skyBottom.lighter(0.25).faded(dice(0.06...0.25)))
    }
    if dice.chance(0.5) {
      boat(dice(0.25...0.75) * width, shore + (height - shore) * dice(0.25...0.6), width * dice(0.1...0.2))
    }
    let bank = height * dice(0.84...0.98)
    if bank < height * 0.92 { meadow(from: bank, colour: grass(), flowers: dice.chance(0.5)) }
    for _ in 0..<dice.count(20...90) {
      reed(dice.chance(0.6) ? dice(0...width * 0.35) : dice(0...width), height + 4, height * dice(0.1...0.3))
    }
    if dice.chance(0.5) {
      tree(dice.one(of: Tree.allCases), dice.chance(0.5) ? 20 : width - 24, height * 0.98, height * dice(0.6...0.95))
    }
  }

  private func mountains(_ shore: Double) {
    for layer in 0..<3 {
      let share = Double(layer) / 2
      let ridge = dice.ridge(octaves: 6, roughness: 0.48)
      let start = dice(0...40)
      let colour = layer == 0 ? Colour(0x6f7f94) : layer == 1 ? Colour(0x56685e) : grass().mixed(Colour(0x3c5238), 0.6)
      func top(_ x: Double) -> Double {
        shore - height * (0.1 + (1 - share) * 0.16) - ridge(start + x / width * (3 - share)) * height * 0.14
          * (1.3 - share)
      }
      canvas.fill(
        .vertical(
          shore - height * 0.4, shore, lit(colour.lighter(0.05), 0.8 - share * 0.5),
          lit(colour.lighter(-0.1), 0.8 - share * 0.5))
      ) {
        canvas.move(0, shore + 2)
        for x in stride(from: 0, through: width, by: 3) { canvas.line(x, top(x)) }
        canvas.line(width, shore + 2)
        canvas.close()
      }
      guard layer == 0, dice.chance(0.5) || light.isSnowy else { continue }
      let edge = dice.ridge(octaves: 5)
      let line = shore - height * 0.25
      canvas.fill(lit(Colour(0xf6f8fb, 0.9), 0.5)) {
        canvas.move(0, top(0))
        for x in stride(from: 0, through: width, by: 3) { canvas.line(x, top(x)) }
        for x in stride(from: width, through: 0, by: -3) {
          canvas.line(x, max(top(x), line + edge(x / width * 9) * height * 0.05))
        }
        canvas.close()
      }
    }
  }

  private func boat(_ x: Double, _ y: Double, _ long: Double) {
    let wood = lit(dice.one(of: [0x7a4a2c, 0xb83a30, 0xe8e4da, 0x2f5a7a]))
    canvas.ellipse(x, y + 3, long * 0.55, long * 0.06, Colour(0, 0, 0, 0.3))
    canvas.fill(.vertical(y - long * 0.14, y + 3, wood.lighter(0.1), wood.lighter(-0.35))) {
      canvas.move(x - long / 2, y - long * 0.16)
      canvas.curve(x - long * 0.3, y - long * 0.08, x + long * 0.3, y - long * 0.08, x + long / 2, y - long * 0.18)
      canvas.curve(x + long * 0.36, y + 2, x + long * 0.3, y + 4, x, y + 4)
      canvas.curve(x - long * 0.3, y + 4, x - long * 0.4, y, x - long / 2, y - long * 0.16)
    }
    if dice.chance(0.6) { person(x + long * 0.08, y - long * 0.02, long * 0.42) }
  }

  private func reed(_ x: Double, _ y: Double, _ tall: Double) {
    let lean = dice(-14...14)
    let green = lit(
      Colour(
        dice.one(of: light.season == .summer || light.season == .spring ? [0x587a3a, 0x6f8f48] : [0xa08c54, 0x8a7648])))
    canvas.stroke(green.faded(0.85), 1.4) {
      canvas.move(x, y)
      canvas.curve(x, y - tall * 0.5, x + lean * 0.4, y - tall * 0.8, x + lean, y - tall)
    }
    if dice.chance(0.3) { canvas.ellipse(x + lean * 0.95, y - tall * 0.97, 1.8, tall * 0.06, lit(0x5a3c24)) }
  }
}
