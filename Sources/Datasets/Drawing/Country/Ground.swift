import Foundation

extension Scene {
  /// The colour of grass or of a field in this season.
  func grass() -> Colour {
    if light.isSnowy { return Colour(0xe6ecf2).lighter(dice(-0.1...0)) }
    switch light.season {
    case .spring: return Colour(dice.one(of: [0x7aa84a, 0x86b352, 0x6c9a44]))
    case .summer: return Colour(dice.one(of: [0x6f9440, 0x8d9a48, 0x5f8a3c, 0xa5a25a]))
    case .autumn: return Colour(dice.one(of: [0x96904a, 0x8a7a40, 0x768a44]))
    case .winter: return Colour(dice.one(of: [0x7d7a54, 0x6c7048, 0x8a8464]))
    }
  }

  /// The colour of a crop or of ploughed earth.
  func crop() -> Colour {
    if light.isSnowy { return Colour(0xdde4ec) }
    return Colour(dice.one(of: [0xd8b84c, 0xc7a54a, 0x8a6a48, 0x6f5238, 0x9ab04a, 0x7fa04a, 0xe3cf54, 0xb09a5c]))
  }

  /// Hills one behind the other, from `far` down to `near`; a patchwork of fields lies on the nearer ones.
  func hills(far: Double, near: Double, layers: Int) {
    for layer in 0..<layers {
      let share = Double(layer) / Double(max(layers - 1, 1))
      let base = far + (near - far) * share
      let swing = (14 + 16 * share) * height / 300
      let ridge = dice.ridge(octaves: layer == 0 ? 5 : 3)
      let start = dice(0...40)
      func top(_ x: Double) -> Double { base + ridge(start + x / width * (1.2 + share)) * swing }
      let distance = 1 - share * 0.85
      let colour = grass().lighter(-0.06 * Double(layer % 2))
      let outline = {
        self.canvas.move(0, self.height)
        for x in stride(from: 0, through: self.width, by: 4) { self.canvas.line(x, top(x)) }
        self.canvas.line(self.width, self.height)
        self.canvas.close()
      }
      canvas.fill(
        .vertical(base - swing, base + 70, lit(colour.lighter(0.08), distance), lit(colour.lighter(-0.2), distance)),
        outline)
      canvas.clipped(to: outline) {
        for _ in 0..<(layer == 0 ? 0 : 4) { field(dice(-40...width), base + dice(-8...26), distance) }
      }
      if dice.chance(0.8) {
        let left = dice(-30...width * 0.7)
        var x = left
        while x < left + width * 0.4 {
          treeLine(top(max(0, x)) + 2, from: x, to: x + 8, tall: (8 + 14 * share) * height / 300, distance: distance)
          x += 8
        }
      }
    }
  }

  /// A slanted field with furrows.
  private func field(_ x: Double, _ y: Double, _ distance: Double) {
    let colour = crop()
    let long = dice(60...150)
    let deep = dice(10...26)
    let lean = dice(-30...30)
    let corners = [
      Point(x, y), Point(x + long, y - deep * 0.2), Point(x + long + lean, y + deep),
      Point(x + lean - 14, y + deep * 1.1),
    ]
    canvas.polygon(corners, lit(colour.faded(0.85), distance))
    for furrow in 0..<9 {
      let share = Double(furrow) / 8
      canvas.stroke(lit(colour.lighter(-0.22).faded(0.5), distance), 0.8) {
        canvas.move(
          corners[0].x + (corners[1].x - corners[0].x) * share, corners[0].y + (corners[1].y - corners[0].y) * share)
        canvas.line(
          corners[3].x + (corners[2].x - corners[3].x) * share, corners[3].y + (corners[2].y - corners[3].y) * share)
      }
    }
  }

  /// Grass from `top` down to the lower edge, with blades and flowers that grow larger towards the camera.
  func meadow(from top: Double, colour: Colour, flowers: Bool) {
    canvas.rectangle(
      0, top, width, height - top, .vertical(top, height, lit(colour.lighter(0.06), 0.3), lit(colour.lighter(-0.25))))
    guard !light.isSnowy else {
      for _ in 0..<30 { canvas.glow(dice(0...width), dice(top...height), dice(10...50), lit(Colour(0xb8c6d8, 0.25))) }
      return
    }
    for _ in 0..<1100 {
      let near = pow(dice.unit(), 0.7)
      let y = top + (height - top) * near
      let x = dice(0...width)
      let long = 2 + 11 * near
      canvas.stroke(lit(colour.lighter(dice(-0.35...0.22)).faded(0.6), 0.3 * (1 - near)), 0.5 + near * 0.7) {
        canvas.move(x, y)
        canvas.line(x + dice(-3...3) * near, y - long * dice(0.5...1))
      }
    }
    guard flowers else { return }
    let petals = (0..<3).map { _ in Colour(dice.one(of: [0xf6f3e8, 0xf4d33c, 0xd8483c, 0x7a6ad0, 0xe88ab0])) }
    for _ in 0..<90 {
      let near = pow(dice.unit(), 0.8)
      let size = 0.6 + 2.2 * near
      canvas.ellipse(
        dice(0...width), top + (height - top) * near, size, size * 0.8, lit(dice.one(of: petals), 0.3 * (1 - near)))
    }
  }

  /// A wooden fence along the ground.
  func fence(_ y: Double, tall: Double) {
    let wood = lit(dice.one(of: [0x7a5f46, 0x96785a, 0xd8d2c4, 0x6b6158]))
    let slope = dice(-14...14)
    for rail in 0..<2 {
      canvas.stroke(wood.lighter(-0.1), tall * 0.1) {
        canvas.move(-4, y - tall * (0.45 + 0.38 * Double(rail)))
        canvas.line(width + 4, y + slope - tall * (0.45 + 0.38 * Double(rail)))
      }
    }
    var x = dice(-10...20)
    while x < width + 10 {
      let foot = y + slope * x / width
      canvas.rectangle(
        x, foot - tall, tall * 0.13, tall,
        .linear(Point(x, 0), Point(x + tall * 0.13, 0), [(0, wood.lighter(0.1)), (1, wood.lighter(-0.3))]))
      x += tall * dice(1.3...1.6)
    }
  }
}
