extension Scene {
  /// Towers behind one another, over water, a park or low houses.
  func skyline() {
    let ground = height * dice(0.6...0.88)
    sky(horizon: ground)
    let crowding = dice(0.6...1.2)
    for layer in 0..<3 {
      let near = Double(layer) / 2
      let distance = 0.85 - 0.75 * near
      var x = dice(-30...0)
      while x < width {
        let wide = width * dice(0.05...0.1) * (0.8 + near * 0.7)
        let tall = height * dice(0.12...0.5) * (1.15 - near * 0.45) * (dice.chance(0.12) ? 1.35 : 1)
        tower(x, ground, wide, min(tall, ground * 0.92), distance: distance)
        x += wide * dice(0.85...1.7) / crowding
      }
    }
    switch dice.count(0...2) {
    case 0: river(ground)
    case 1:
      treeLine(ground + 4, from: -10, to: width, tall: height * dice(0.05...0.1), distance: 0.15)
      meadow(from: ground + 2, colour: grass(), flowers: false)
      for _ in 0..<dice.count(1...4) { tree(.broad, dice(0...width), height * dice(0.9...1), height * dice(0.2...0.4)) }
    default:
      canvas.rectangle(0, ground, width, height - ground, lit(0x55565a))
      var x = dice(-20...0)
      while x < width {
        let wide = width * dice(0.12...0.22)
        facade(x, height, wide, floors: dice.count(2...3), floor: (height - ground) * dice(0.26...0.36))
        x += wide
      }
    }
  }

  private func river(_ shore: Double) {
    let water = light.skyBottom.mixed(light.skyTop, 0.4).mixed(lit(0x32484e), 0.5)
    canvas.rectangle(
      0, shore, width, height - shore, .vertical(shore, height, water.lighter(0.06), water.lighter(-0.3)))
    for _ in 0..<220 {
      let depth = dice.unit()
      let glint =
        light.isNight
        ? Colour(dice.one(of: [0xffd98a, 0xff9a6a, 0xa8c8ff]), dice(0.1...0.4))
        : light.skyBottom.lighter(dice(-0.5...0.3)).faded(0.2)
      canvas.ellipse(dice(0...width), shore + depth * (height - shore), 3 + 14 * depth, 0.5 + depth, glint)
    }
    canvas.rectangle(0, shore - 2, width, 5, lit(0x6a665e))
    guard dice.chance(0.4) else { return }
    let deck = shore + (height - shore) * 0.25
    canvas.rectangle(0, deck, width, 6, lit(0x7a7068))
    for pier in stride(from: dice(10...60), to: width, by: width * 0.22) {
      canvas.rectangle(pier, deck, 9, height - deck, lit(0x5f5850))
      canvas.stroke(lit(0x6f665c), 4) {
        canvas.move(pier - width * 0.11, deck + 26)
        canvas.curve(pier - width * 0.06, deck + 6, pier - width * 0.03, deck + 6, pier, deck + 26)
      }
    }
  }
}
