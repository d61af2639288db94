extension Scene {
  /// What a facade is made of.
  func masonry() -> Colour {
    Colour(
      dice.one(of: [
        0xb8866a, 0x9c5a48, 0xd8c8a8, 0xc8b8a0, 0xa8a49c, 0xe0d8c8, 0x8a8e94, 0xcfae7a, 0xb4bcc0, 0x7a6a60, 0xd4b4a0,
        0xa9b8a8,
      ]))
  }

  /// A tower far off, its foot at (x, y): glass or stone with rows of windows.
  func tower(_ x: Double, _ y: Double, _ wide: Double, _ tall: Double, distance: Double) {
    let isGlass = dice.chance(0.45)
    let wall = isGlass ? Colour(dice.one(of: [0x5a7488, 0x6f8a9c, 0x48606f, 0x7f98a4])) : masonry()
    let left = lit(wall.lighter(0.06), distance)
    let right = lit(wall.lighter(-0.2), distance)
    canvas.rectangle(
      x, y - tall, wide, tall,
      .linear(Point(x, 0), Point(x + wide, 0), [(0, left), (0.6, left), (0.62, right), (1, right)]))
    switch dice.count(0...4) {
    case 0:
      canvas.polygon(
        [Point(x, y - tall), Point(x + wide / 2, y - tall - wide * 0.9), Point(x + wide, y - tall)], right)
    case 1:
      canvas.rectangle(x + wide * 0.2, y - tall - wide * 0.35, wide * 0.6, wide * 0.4, right)
      canvas.stroke(right, max(1, wide * 0.04)) {
        canvas.move(x + wide / 2, y - tall)
        canvas.line(x + wide / 2, y - tall - wide * 1.1)
      }
    case 2: canvas.rectangle(x + wide * 0.12, y - tall - wide * 0.2, wide * 0.3, wide * 0.22, left)
    default: break
    }
    let columns = max(2, Int(wide / dice(5...9)))
    let floors = max(3, Int(tall / dice(6...11)))
    let cell = Point(wide / Double(columns), tall / Double(floors))
    let isBanded = dice.chance(0.3)
    for floor in 0..<floors {
      let top = y - tall + (Double(floor) + 0.25) * cell.y
      if isBanded, !light.isNight {
        canvas.rectangle(
          x + 1, top, wide - 2, cell.y * 0.45, lit(Colour(0x3c4a58).mixed(light.skyTop, dice(0.1...0.3)), distance))
        continue
      }
      for column in 0..<columns {
        window(x + (Double(column) + 0.2) * cell.x, top, min(4.9, cell.x * 0.6), cell.y * 0.55, distance: distance)
      }
    }
  }

  /// A town house seen from the front, its left foot at (x, y): shop or door below, windows above, a roof or cornice.
  func facade(_ x: Double, _ y: Double, _ wide: Double, floors: Int, floor: Double) {
    let wall = masonry()
    let tall = floor * (Double(floors) + 0.25)
    let hasShop = dice.chance(0.6)
    canvas.rectangle(x, y - tall, wide, tall, .vertical(y - tall, y, lit(wall.lighter(0.05)), lit(wall.lighter(-0.16))))
    if dice.chance(0.35) { bricks(x, y - tall, wide, tall, wall) }
    let columns = max(2, Int(wide / (floor * dice(0.6...0.85))))
    let cell = wide / Double(columns)
    let pane = cell * dice(0.42...0.58)
    let high = floor * dice(0.5...0.64)
    let frame: UInt32 = dice.one(of: [0xe9e4d8, 0xd8d0c0, 0x4a3c30, 0xf4f2ec])
    let hasBalconies = dice.chance(0.3)
    for level in 1...max(1, floors) {
      let top = y - floor * Double(level + 1) + floor * 0.28
      guard level < floors + 1, level > 0, floors > level - 1, top > y - tall else { continue }
      for column in 0..<columns {
        let left = x + cell * (Double(column) + 0.5) - pane / 2
        window(left, top, pane, high, frame: frame)
        if hasBalconies, column % 2 == 0 { balcony(left - pane * 0.3, top + high, pane * 1.6, floor * 0.2) }
      }
      canvas.rectangle(x, y - floor * Double(level), wide, max(1, floor * 0.04), lit(wall.lighter(-0.22)))
    }
    canvas.rectangle(x - 1.5, y - tall - floor * 0.1, wide + 3, floor * 0.16, lit(wall.lighter(-0.28)))
    if dice.chance(0.5) {
      let roof = light.isSnowy ? Colour(0xeef2f6) : Colour(dice.one(of: [0x5c5450, 0x8a4a38, 0x4a525a]))
      let rise = floor * dice(0.4...1)
      canvas.polygon(
        [
          Point(x, y - tall - floor * 0.1), Point(x + wide * 0.14, y - tall - rise),
          Point(x + wide * 0.86, y - tall - rise), Point(x + wide, y - tall - floor * 0.1),
        ],
        lit(roof))
      canvas.rectangle(x + wide * 0.7, y - tall - rise * 1.35, wide * 0.08, rise * 0.6, lit(0x7a5040))
    }
    if hasShop {
      shop(x, y, wide, floor)
    } else {
      window(x + wide * 0.12, y - floor * 0.72, pane, high * 0.9, frame: frame)
    }
    let door = x + wide * dice(0.6...0.78)
    canvas.rectangle(
      door, y - floor * 0.72, wide * 0.14, floor * 0.72, lit(dice.one(of: [0x4a3226, 0x2f4a3c, 0x6a2a28, 0x28384c])))
  }

  private func bricks(_ x: Double, _ y: Double, _ wide: Double, _ tall: Double, _ wall: Colour) {
    var row = y
    var isOdd = false
    while row < y + tall {
      var at = x + (isOdd ? 0 : 3)
      while at < x + wide - 4 {
        if dice.chance(0.55) { canvas.rectangle(at, row, 5.4, 2.3, lit(wall.lighter(dice(-0.22...0.1)).faded(0.6))) }
        at += 6
      }
      row += 3
      isOdd.toggle()
    }
  }

  private func balcony(_ x: Double, _ y: Double, _ wide: Double, _ tall: Double) {
    let iron = lit(0x2c2c30)
    canvas.rectangle(x, y, wide, max(1.2, tall * 0.16), lit(0x9a948a))
    for bar in 0...7 { canvas.rectangle(x + wide * Double(bar) / 7 - 0.4, y - tall, 0.9, tall, iron) }
    canvas.rectangle(x, y - tall, wide, 1.2, iron)
    if dice.chance(0.4), !light.isSnowy {
      for _ in 0..<7 {
        canvas.ellipse(
          dice(x...x + wide), y - tall * dice(0.5...1.1), 1.8, 1.6, lit(dice.one(of: [0x4f8a3a, 0xd84a4a, 0xe88ab0])))
      }
    }
  }

  private func shop(_ x: Double, _ y: Double, _ wide: Double, _ floor: Double) {
    let sign = Colour(dice.one(of: [0x8a2f2a, 0x2a4a6a, 0x2f5a40, 0xc88a2a, 0x3a3a3e]))
    canvas.rectangle(x + wide * 0.05, y - floor * 0.92, wide * 0.9, floor * 0.2, lit(sign))
    var letter = x + wide * 0.2
    while letter < x + wide * 0.75 {
      let size = wide * dice(0.02...0.05)
      canvas.rectangle(letter, y - floor * 0.86, size, floor * 0.08, lit(Colour(0xf4eeda, 0.9)))
      letter += size * 1.5
    }
    let glass =
      light.isNight || light.hour == .evening ? Colour(0xffdc98) : lit(Colour(0x4a5c68).mixed(light.skyBottom, 0.3))
    canvas.rectangle(
      x + wide * 0.08, y - floor * 0.68, wide * 0.46, floor * 0.6,
      .vertical(y - floor * 0.7, y, glass.lighter(0.15), glass.lighter(-0.3)))
    if light.isNight { canvas.glow(x + wide * 0.3, y - floor * 0.3, wide * 0.6, Colour(0xffd890, 0.3)) }
    guard dice.chance(0.55) else { return }
    for stripe in 0..<8 {
      let left = x + wide * (0.05 + 0.0625 * Double(stripe))
      let next = left + wide * 0.0625
      let colour = stripe % 2 == 0 ? sign.lighter(0.15) : Colour(0xf2ede0)
      canvas.polygon(
        [
          Point(left, y - floor * 0.74), Point(next, y - floor * 0.74), Point(next - 3, y - floor * 0.5),
          Point(left - 3, y - floor * 0.5),
        ], lit(colour))
    }
  }
}
