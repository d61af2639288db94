import Foundation

extension Scene {
  enum Tree: CaseIterable { case broad, fir, poplar, birch }

  /// The colour of leaves in this season.
  func leaf() -> Colour {
    switch light.season {
    case .spring: Colour(dice.one(of: [0x7fae4a, 0x8fbf5a, 0x6a9e45, 0xe8c4d0]))
    case .summer: Colour(dice.one(of: [0x3f7a34, 0x4f8a3a, 0x34682f, 0x5b9142]))
    case .autumn: Colour(dice.one(of: [0xc4752a, 0xb8892f, 0x9a5a28, 0x7d8a3a, 0xa8442a]))
    case .winter: Colour(0x6a5c4e)
    }
  }

  /// A tree with its foot at (x, y).
  func tree(_ kind: Tree, _ x: Double, _ y: Double, _ tall: Double, distance: Double = 0) {
    canvas.ellipse(x + tall * 0.08, y, tall * 0.28, tall * 0.05, lit(Colour(0x141a10, 0.35), distance))
    switch kind {
    case .fir: fir(x, y, tall, distance)
    case .poplar: crown(x, y, tall, breadth: 0.13, from: 0.1, distance, trunk: 0x5a4836)
    case .birch: crown(x, y, tall, breadth: 0.22, from: 0.3, distance, trunk: 0xd8d4c8)
    case .broad: crown(x, y, tall, breadth: 0.36, from: 0.32, distance, trunk: 0x4c3a2a)
    }
  }

  private func fir(_ x: Double, _ y: Double, _ tall: Double, _ distance: Double) {
    canvas.rectangle(x - tall * 0.02, y - tall * 0.12, tall * 0.04, tall * 0.12, lit(0x45362a, distance))
    let green = Colour(dice.one(of: [0x24492f, 0x2d5636, 0x1f4034]))
    for tier in 0..<7 {
      let share = Double(tier) / 7
      let low = y - tall * (0.08 + share * 0.8)
      let half = tall * 0.24 * (1 - share) + tall * 0.03
      canvas.fill(lit(green.lighter(dice(-0.12...0.1)), distance)) {
        canvas.move(x, low - tall * 0.26)
        canvas.curve(x - half * 0.2, low - tall * 0.1, x - half * 0.6, low - tall * 0.03, x - half, low + tall * 0.02)
        canvas.line(x, low - tall * 0.015)
        canvas.line(x + half, low + tall * 0.02)
        canvas.curve(x + half * 0.6, low - tall * 0.03, x + half * 0.2, low - tall * 0.1, x, low - tall * 0.26)
      }
      if light.isSnowy {
        canvas.stroke(lit(Colour(0xf4f7fb, 0.8), distance), tall * 0.025) {
          canvas.move(x - half * 0.7, low)
          canvas.line(x - half * 0.1, low - tall * 0.06)
        }
      }
    }
  }

  private func crown(
    _ x: Double, _ y: Double, _ tall: Double, breadth: Double, from: Double, _ distance: Double, trunk: UInt32
  ) {
    let wood = lit(trunk, distance)
    canvas.polygon(
      [
        Point(x - tall * 0.035, y), Point(x + tall * 0.035, y), Point(x + tall * 0.015, y - tall * 0.7),
        Point(x - tall * 0.015, y - tall * 0.7),
      ], wood)
    if light.season == .winter {
      return branches(x, y - tall * from, tall * (1 - from), -.pi / 2, tall * 0.03, wood, 6)
    }
    let colour = leaf()
    let middle = y - tall * (from + (1 - from) * 0.5)
    let half = tall * (1 - from) * 0.5
    for layer in 0..<3 {
      for _ in 0..<(tall > 50 ? 26 : 12) {
        let angle = dice(0...(2 * .pi))
        let reach = dice.unit().squareRoot()
        let centre = Point(x + cos(angle) * reach * tall * breadth * 0.8, middle + sin(angle) * reach * half * 0.85)
        let size = tall * breadth * dice(0.18...0.36)
        let shade = colour.lighter(Double(layer) * 0.13 - 0.26 - (centre.y - middle) / half * 0.16 + dice(-0.05...0.05))
        canvas.ellipse(
          centre.x, centre.y - Double(layer) * size * 0.2, size, size * 0.85, lit(shade.faded(0.85), distance))
      }
    }
    guard tall > 60 else { return }
    for _ in 0..<160 {
      let angle = dice(0...(2 * .pi))
      let reach = dice.unit().squareRoot()
      let size = tall * 0.012
      canvas.ellipse(
        x + cos(angle) * reach * tall * breadth, middle + sin(angle) * reach * half, size * 1.4, size,
        lit(colour.lighter(dice(-0.3...0.3)).faded(0.7), distance))
    }
  }

  private func branches(
    _ x: Double, _ y: Double, _ length: Double, _ angle: Double, _ thickness: Double, _ colour: Colour, _ depth: Int
  ) {
    let end = Point(x + cos(angle) * length * 0.36, y + sin(angle) * length * 0.36)
    canvas.stroke(colour, max(thickness, 0.5)) {
      canvas.move(x, y)
      canvas.line(end.x, end.y)
    }
    guard depth > 1, length > 5 else { return }
    for side in [-1.0, 1] {
      branches(
        end.x, end.y, length * dice(0.66...0.84), angle + side * dice(0.2...0.55), thickness * 0.62, colour, depth - 1)
    }
  }

  /// A row of trees far away: only their crowns show.
  func treeLine(_ y: Double, from left: Double, to right: Double, tall: Double, distance: Double) {
    let fir = dice.chance(0.4)
    var x = left
    while x < right {
      let size = tall * dice(0.6...1.2)
      let colour = lit(
        (light.season == .winter && !fir ? Colour(0x5e564c) : fir ? Colour(0x2c4a38) : leaf()).lighter(dice(-0.25...0)),
        distance)
      if fir {
        canvas.polygon([Point(x - size * 0.28, y + 2), Point(x, y - size), Point(x + size * 0.28, y + 2)], colour)
      } else {
        canvas.ellipse(x, y - size * 0.4, size * 0.5, size * 0.55, colour)
      }
      x += size * dice(0.3...0.6)
    }
  }
}
