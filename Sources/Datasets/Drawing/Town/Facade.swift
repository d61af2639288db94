extension Scene {
  /// One or two houses so near that they fill the picture.
  func facades() {
    canvas.fillAll(.vertical(0, height, light.skyTop, light.skyBottom))
    let street = height * dice(0.88...1.12)
    let floor = height * dice(0.19...0.34)
    var x = dice(-0.5...0) * width
    while x < width {
      let wide = floor * dice(2.2...3.8)
      facade(x, street, wide, floors: dice.count(3...6), floor: floor)
      if dice.chance(0.4) { canvas.rectangle(x + wide - 3, 0, 3, street, lit(0x5a5650)) }
      x += wide
    }
    if street < height {
      canvas.rectangle(0, street, width, height - street, lit(light.isSnowy ? 0xd4dae0 : 0x8a867e))
      for _ in 0..<dice.count(0...3) { person(dice(0...width), height * 0.99, floor * 0.62) }
      if dice.chance(0.4) { car(dice(0.2...0.8) * width, height * 0.99, floor * 1.7) }
    }
    if dice.chance(0.4) { lamp(dice(0.1...0.9) * width, height, height * 0.8, leansLeft: dice.chance(0.5)) }
    if dice.chance(0.3) { tree(.broad, dice(0...width), height, height * dice(0.5...0.8)) }
    guard dice.chance(0.4) else { return }
    for wire in 0..<dice.count(1...4) {
      let y = height * (0.1 + 0.08 * Double(wire))
      canvas.stroke(lit(Colour(0x202226, 0.8)), 0.9) {
        canvas.move(0, y)
        canvas.curve(width * 0.3, y + 16, width * 0.7, y + 18, width, y - 6)
      }
    }
  }
}
