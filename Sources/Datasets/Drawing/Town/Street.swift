extension Scene {
  /// A row of houses from across the street.
  func street() {
    let kerb = height * dice(0.7...0.82)
    let floor = height * dice(0.1...0.19)
    sky(horizon: kerb)
    if dice.chance(0.5) {
      for _ in 0..<5 {
        tower(dice(0...width), kerb, width * dice(0.08...0.16), height * dice(0.4...0.68), distance: 0.6)
      }
    }
    var x = dice(-40...0)
    while x < width {
      let wide = floor * dice(1.6...3)
      facade(x, kerb, wide, floors: dice.count(2...5), floor: floor * dice(0.9...1.1))
      x += wide
    }
    let paving = light.isSnowy ? Colour(0xd4dae0) : Colour(dice.one(of: [0x9a968e, 0xb0a89a, 0x85827c]))
    canvas.rectangle(0, kerb, width, height * 0.06, lit(paving))
    for slab in 0..<40 {
      canvas.rectangle(Double(slab) * width / 40, kerb, 0.7, height * 0.06, lit(paving.lighter(-0.2)))
    }
    roadway(from: kerb + height * 0.06)
    for _ in 0..<dice.count(0...4) {
      person(dice(0...width), kerb + height * dice(0.02...0.05), floor * dice(0.55...0.7))
    }
    if dice.chance(0.5) { tree(.broad, dice(0.1...0.9) * width, kerb + 4, floor * dice(1.6...2.6)) }
    for place in stride(from: dice(0.05...0.4) * width, to: width, by: width * 0.42) {
      lamp(place, kerb + 6, floor * 2.2, leansLeft: dice.chance(0.5))
    }
    for _ in 0..<dice.count(0...3) {
      car(dice(0.05...0.95) * width, kerb + height * dice(0.11...0.15), floor * dice(1.3...1.6))
    }
    if dice.chance(0.3) { bus(dice(0.2...0.8) * width, height * 0.98, floor * 3) }
  }

  /// Asphalt down to the lower edge with a dashed line.
  private func roadway(from top: Double) {
    let asphalt = light.isSnowy ? Colour(0x9aa0a8) : Colour(light.weather == .rain ? 0x3c4046 : 0x55575b)
    canvas.rectangle(
      0, top, width, height - top, .vertical(top, height, lit(asphalt.lighter(0.08)), lit(asphalt.lighter(-0.12))))
    canvas.rectangle(0, top, width, 2, lit(0xc8c4ba))
    let middle = top + (height - top) * 0.55
    for dash in stride(from: dice(-30...0), to: width, by: 46) {
      canvas.rectangle(dash, middle, 24, 2.6, lit(Colour(0xe8e4d8, 0.8)))
    }
    for _ in 0..<70 {
      canvas.ellipse(dice(0...width), dice(top...height), dice(4...30), 0.8, lit(Colour(0x2a2c30, 0.18)))
    }
  }

  private func bus(_ x: Double, _ y: Double, _ long: Double) {
    let paint = lit(dice.one(of: [0xc8352a, 0xe8b82f, 0x2f6a9a, 0x3a8a5a]))
    let tall = long * 0.36
    canvas.ellipse(x, y, long * 0.54, 5, Colour(0, 0, 0, 0.4))
    canvas.rectangle(
      x - long / 2, y - tall, long, tall * 0.86, .vertical(y - tall, y, paint.lighter(0.12), paint.lighter(-0.25)))
    for pane in 0..<7 {
      window(x - long * 0.46 + long * 0.132 * Double(pane), y - tall * 0.86, long * 0.11, tall * 0.36, frame: 0x22262a)
    }
    for wheel in [-0.3, 0.3] {
      canvas.ellipse(x + long * wheel, y - tall * 0.14, tall * 0.16, tall * 0.16, lit(0x1a1a1c))
      canvas.ellipse(x + long * wheel, y - tall * 0.14, tall * 0.07, tall * 0.07, lit(0xa8acb0))
    }
  }
}
