extension Scene {
  /// A car from the side, its wheels on `y`, `long` pixels long.
  func car(_ x: Double, _ y: Double, _ long: Double) {
    let paint = lit(dice.one(of: [0xb8322a, 0x2a4f8a, 0xe4e4e2, 0x2a2c30, 0x9aa0a6, 0xd8b23a, 0x3f6a54, 0xd8d0bc]))
    let isVan = dice.chance(0.2)
    canvas.at(x, y, scale: long / 100, mirrored: dice.chance(0.5)) {
      canvas.ellipse(0, 0, 54, 5, Colour(0, 0, 0, 0.4))
      canvas.fill(.vertical(-40, -6, paint.lighter(0.2), paint.lighter(-0.3))) {
        canvas.move(-50, -8)
        canvas.curve(-52, -24, -48, -26, -40, -27)
        canvas.curve(-30, isVan ? -48 : -42, -26, isVan ? -50 : -43, -4, isVan ? -50 : -43)
        canvas.curve(isVan ? 30 : 14, isVan ? -50 : -43, 20, -36, 32, -27)
        canvas.curve(46, -25, 51, -22, 50, -8)
        canvas.close()
      }
      let glass = lit(Colour(0x2f3a44).mixed(light.skyTop, 0.35))
      canvas.polygon([Point(-32, -28), Point(-25, -39), Point(-6, -40), Point(-6, -28)], glass)
      canvas.polygon([Point(-3, -28), Point(-3, -40), Point(10, -39), Point(24, -28)], glass)
      for wheel in [-29.0, 29] {
        canvas.ellipse(wheel, -9, 10, 10, lit(0x1a1a1c))
        canvas.ellipse(wheel, -9, 5, 5, lit(0xb0b4b8))
      }
      canvas.rectangle(45, -22, 5, 5, light.isNight ? Colour(0xfff4c8) : lit(0xf0ead0))
      canvas.rectangle(-50, -22, 4, 5, light.isNight ? Colour(0xff4a3a) : lit(0xb8382c))
      if light.isNight { canvas.glow(54, -18, 46, Colour(0xfff0c0, 0.5)) }
    }
  }

  /// A car seen from the front or from behind, on `y`.
  func oncomingCar(_ x: Double, _ y: Double, _ wide: Double, fromBehind: Bool) {
    let paint = lit(dice.one(of: [0xb8322a, 0x2a4f8a, 0xe4e4e2, 0x2a2c30, 0x9aa0a6, 0xe0b430]))
    canvas.at(x, y, scale: wide / 100) {
      canvas.ellipse(0, 0, 60, 7, Colour(0, 0, 0, 0.45))
      canvas.rectangle(-44, -16, 16, 17, lit(0x18181a))
      canvas.rectangle(28, -16, 16, 17, lit(0x18181a))
      canvas.polygon(
        [Point(-46, -46), Point(-32, -80), Point(32, -80), Point(46, -46)],
        .vertical(-80, -46, paint.lighter(0.15), paint.lighter(-0.05)))
      canvas.polygon(
        [Point(-38, -48), Point(-27, -74), Point(27, -74), Point(38, -48)],
        lit(Colour(0x2a343e).mixed(light.skyTop, 0.4)))
      canvas.fill(.vertical(-50, -6, paint.lighter(0.08), paint.lighter(-0.35))) {
        canvas.move(-50, -8)
        canvas.line(-50, -38)
        canvas.curve(-48, -50, -40, -50, 0, -50)
        canvas.curve(40, -50, 48, -50, 50, -38)
        canvas.line(50, -8)
        canvas.close()
      }
      canvas.rectangle(-18, -24, 36, 8, lit(0xe8e8e0))
      for side in [-38.0, 38] {
        let lamp = fromBehind ? Colour(0xc8281e) : Colour(0xfff6d8)
        canvas.ellipse(side, -34, 8, 6, light.isNight ? lamp : lit(lamp))
        if light.isNight { canvas.glow(side, -34, 40, lamp.faded(0.6)) }
      }
    }
  }

  /// A street lamp with its foot at (x, y).
  func lamp(_ x: Double, _ y: Double, _ tall: Double, leansLeft: Bool) {
    let iron = lit(0x34383c)
    let reach = tall * (leansLeft ? -0.2 : 0.2)
    canvas.stroke(iron, max(1.2, tall * 0.022)) {
      canvas.move(x, y)
      canvas.line(x, y - tall * 0.9)
      canvas.curve(x, y - tall, x + reach * 0.4, y - tall, x + reach, y - tall * 0.97)
    }
    canvas.ellipse(x + reach, y - tall * 0.96, tall * 0.06, tall * 0.025, light.isNight ? Colour(0xffeebc) : iron)
    if light.isNight || light.hour == .evening {
      canvas.glow(x + reach, y - tall * 0.95, tall * 0.4, Colour(0xffdf9a, 0.65))
    }
  }

  /// A traffic light with its foot at (x, y).
  func trafficLight(_ x: Double, _ y: Double, _ tall: Double) {
    canvas.rectangle(x - tall * 0.015, y - tall, tall * 0.03, tall, lit(0x3a3e42))
    canvas.rectangle(x - tall * 0.07, y - tall, tall * 0.14, tall * 0.34, lit(0x1c1e20))
    let on = dice.count(0...2)
    for (index, colour) in [0xe83a2a, 0xf0b02a, 0x3ac85a].map({ Colour(UInt32($0)) }).enumerated() {
      let height = y - tall * (0.94 - 0.11 * Double(index))
      canvas.ellipse(x, height, tall * 0.042, tall * 0.042, index == on ? colour : colour.lighter(-0.7))
      if index == on { canvas.glow(x, height, tall * 0.2, colour.faded(0.5)) }
    }
  }
}
