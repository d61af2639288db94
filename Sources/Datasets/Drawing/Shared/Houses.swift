extension Scene {
  /// A window at (x, y); at night some are lit.
  func window(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, distance: Double = 0, frame: UInt32 = 0xe9e4d8
  ) {
    let isLit = light.isNight ? dice.chance(0.5) : light.hour == .evening && dice.chance(0.2)
    let glass =
      isLit
      ? Colour(dice.one(of: [0xffd98a, 0xffe7b8, 0xffc562])).mixed(light.skyBottom, distance * light.haze * 0.6)
      : lit(Colour(0x33414e).mixed(light.skyTop, dice(0.1...0.6)), distance)
    if width > 5 {
      canvas.rectangle(x - width * 0.1, y - width * 0.1, width * 1.2, height + width * 0.2, lit(frame, distance))
    }
    canvas.rectangle(x, y, width, height, .vertical(y, y + height, glass.lighter(0.12), glass.lighter(-0.15)))
    if width > 6 {
      canvas.rectangle(x + width * 0.46, y, width * 0.08, height, lit(frame, distance))
      canvas.rectangle(x, y + height * 0.4, width, height * 0.05, lit(frame, distance))
    }
    if isLit, width > 6 { canvas.glow(x + width / 2, y + height / 2, width * 1.8, Colour(0xffd98a, 0.18)) }
  }

  /// A house with a pitched roof, its left foot at (x, y), seen from its long side.
  func house(_ x: Double, _ y: Double, _ width: Double, wall: UInt32? = nil, roof: UInt32? = nil, distance: Double = 0)
  {
    let tall = width * dice(0.42...0.58)
    let wall = Colour(wall ?? dice.one(of: [0xe9dfc9, 0xd8c6a4, 0xf2efe6, 0xc9b8a0, 0xb98f6c]))
    let roof = Colour(light.isSnowy ? 0xf0f4f8 : roof ?? dice.one(of: [0x9c4a34, 0x7d3d2e, 0x5a5350, 0x8a6a4a]))
    let gable = width * dice(0.3...0.4)
    let ridge = tall * dice(0.7...0.95)
    canvas.rectangle(
      x, y - tall, width, tall, .vertical(y - tall, y, lit(wall, distance), lit(wall.lighter(-0.14), distance)))
    canvas.rectangle(x, y - tall, gable, tall, lit(wall.lighter(-0.2), distance))
    canvas.polygon(
      [Point(x, y - tall), Point(x + gable / 2, y - tall - ridge), Point(x + gable, y - tall)],
      lit(wall.lighter(-0.2), distance))
    canvas.polygon(
      [
        Point(x + gable / 2, y - tall - ridge), Point(x + width - gable * 0.35, y - tall - ridge),
        Point(x + width + width * 0.04, y - tall + tall * 0.06), Point(x + gable, y - tall + tall * 0.06),
      ], .vertical(y - tall - ridge, y - tall, lit(roof.lighter(0.08), distance), lit(roof.lighter(-0.18), distance)))
    canvas.stroke(lit(roof.lighter(-0.35), distance), width * 0.025) {
      canvas.move(x - width * 0.03, y - tall + tall * 0.05)
      canvas.line(x + gable / 2, y - tall - ridge)
      canvas.line(x + gable, y - tall + tall * 0.05)
    }
    let chimney = x + width * dice(0.5...0.8)
    canvas.rectangle(chimney, y - tall - ridge * 1.15, width * 0.06, ridge * 0.5, lit(0x8a5a48, distance))
    let pane = width * 0.085
    for column in 0..<3 {
      window(x + gable + pane * (0.8 + Double(column) * 2), y - tall * 0.75, pane, pane * 1.3, distance: distance)
    }
    window(x + gable / 2 - pane / 2, y - tall * 0.75, pane, pane * 1.3, distance: distance)
    canvas.rectangle(x + gable + pane * 2.6, y - tall * 0.42, pane * 1.2, tall * 0.42, lit(0x5c4030, distance))
  }

  /// A person standing at (x, y).
  func person(_ x: Double, _ y: Double, _ tall: Double) {
    let coat = lit(Colour(dice.one(of: [0x2d3a55, 0x7a2f2f, 0x3c5a44, 0x222226, 0xb58a4a, 0x8a8f99])))
    canvas.ellipse(x, y, tall * 0.16, tall * 0.03, Colour(0, 0, 0, 0.35))
    for side in [-1.0, 1] {
      canvas.stroke(lit(0x262a33), tall * 0.09) {
        canvas.move(x, y - tall * 0.45)
        canvas.line(x + side * tall * dice(0.02...0.09), y)
      }
    }
    canvas.ellipse(x, y - tall * 0.62, tall * 0.12, tall * 0.24, coat)
    canvas.ellipse(x, y - tall * 0.92, tall * 0.07, tall * 0.08, lit(dice.one(of: [0xd8a98a, 0x9a6a4c, 0x6a4632])))
  }
}
