extension Scene {
  /// A cow, a sheep or a horse grazing at (x, y).
  func animal(_ x: Double, _ y: Double, _ size: Double) {
    canvas.ellipse(x, y, size * 0.6, size * 0.08, Colour(0, 0, 0, 0.28))
    canvas.at(x, y, scale: size / 100, mirrored: dice.chance(0.5)) {
      if dice.chance(0.4) { sheep() } else { cow(isHorse: dice.chance(0.35)) }
    }
  }

  private func legs(_ colour: Colour, from top: Double, _ places: [Double], _ thickness: Double) {
    for place in places {
      canvas.stroke(colour, thickness) {
        canvas.move(place, top)
        canvas.line(place + dice(-3...3), -2)
      }
    }
  }

  private func cow(isHorse: Bool) {
    let coat = lit(dice.one(of: isHorse ? [0x6a4228, 0x3c2a20, 0xa87848] : [0xf0ece2, 0x6b4630, 0x2a2624, 0xb07848]))
    let tall = isHorse ? 1.25 : 1
    legs(coat.lighter(-0.25), from: -34 * tall, [-36, -27, 29, 38], 6.5)
    canvas.fill(.vertical(-76 * tall, -22, coat.lighter(0.1), coat.lighter(-0.25))) {
      canvas.move(-46, -66 * tall)
      canvas.curve(-20, -74 * tall, 20, -74 * tall, 46, -68 * tall)
      canvas.curve(56, -50 * tall, 52, -32 * tall, 40, -28 * tall)
      canvas.curve(10, -20 * tall, -20, -22 * tall, -42, -28 * tall)
      canvas.curve(-52, -40 * tall, -52, -56 * tall, -46, -66 * tall)
      canvas.close()
    }
    if !isHorse {
      let patch = lit(dice.one(of: [0x2a2624, 0x8a5a38, 0xf0ece2]))
      for _ in 0..<4 { canvas.ellipse(dice(-34...34), dice(-62 ... -36), dice(6...14), dice(5...10), patch) }
    }
    // Neck and head, down in the grass or up.
    let isGrazing = dice.chance(0.6)
    let head = isGrazing ? Point(76, -16) : isHorse ? Point(74, -100) : Point(70, -66)
    canvas.stroke(coat, isHorse ? 15 : 17) {
      canvas.move(42, -56 * tall)
      canvas.line(head.x - 8, head.y + (isGrazing ? -12 : 8))
    }
    canvas.at(head.x, head.y, turn: isGrazing ? 1.0 : 0.35) {
      canvas.ellipse(0, 0, 15, 8, coat.lighter(-0.06))
      canvas.ellipse(12, 1, 5, 5.5, isHorse ? coat.lighter(-0.25) : lit(0xc89a8a))
      canvas.ellipse(-9, -9, 3, isHorse ? 6 : 4, coat.lighter(-0.2))
      canvas.ellipse(0, -3, 1.6, 1.6, lit(0x14100e))
    }
    if isHorse {
      canvas.stroke(coat.lighter(-0.45), 5) {
        canvas.move(38, -66 * tall)
        canvas.line(head.x - 14, head.y)
      }
    }
    canvas.stroke(coat.lighter(-0.2), 4) {
      canvas.move(-47, -62 * tall)
      canvas.curve(-56, -50, -56, -40, -54, -24)
    }
  }

  private func sheep() {
    let wool = lit(dice.one(of: [0xeae4d6, 0xdcd4c2, 0x8f867a]))
    legs(lit(0x3c342e), from: -24, [-22, -14, 14, 22], 6)
    for _ in 0..<26 {
      canvas.ellipse(dice(-28...28), dice(-48 ... -24), dice(9...13), dice(8...11), wool.lighter(dice(-0.16...0.08)))
    }
    canvas.ellipse(40, -38 + dice(0...20), 11, 8, lit(0x3f3630))
  }
}
