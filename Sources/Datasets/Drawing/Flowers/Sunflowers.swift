import Foundation

extension FlowerScene {
  /// One head, near, from the front.
  func sunflowerBloom() {
    ground()
    let radius = side * dice(0.36...0.5)
    let centre = Point(width * dice(0.4...0.6), height * dice(0.4...0.55))
    sunflowerStem(centre, radius)
    sunflower(centre, radius, tilt: dice(0.82...1), isNear: true)
  }

  /// Two, one behind the other.
  func sunflowerPair() {
    ground()
    let left = dice.chance(0.5)
    let far = Point(width * (left ? 0.68 : 0.32) + dice(-12...12), height * dice(0.24...0.36))
    let near = Point(width * (left ? 0.36 : 0.64) + dice(-12...12), height * dice(0.46...0.6))
    for (centre, radius) in [(far, side * dice(0.2...0.27)), (near, side * dice(0.27...0.35))] {
      sunflowerStem(centre, radius)
      sunflower(centre, radius, tilt: dice(0.62...1), isNear: true)
    }
  }

  /// A field of them up to the horizon.
  func sunflowerField() {
    let horizon = height * dice(0.24...0.4)
    let blue = Colour(dice.one(of: [0x6fa4dc, 0x9cc0e0, 0xd8dce0, 0xe8c8a0]))
    canvas.fillAll(.vertical(0, horizon, lit(blue), lit(blue.lighter(0.5))))
    for _ in 0..<4 { canvas.glow(dice(0...width), dice(0...horizon), side * 0.22, lit(Colour(1, 1, 1, 0.4))) }
    canvas.rectangle(
      0, horizon, width, height - horizon, .vertical(horizon, height, lit(0x7d8f3c), lit(0x41602c)))
    for _ in 0..<200 {
      let depth = dice.unit()
      let y = horizon + depth * depth * height * 0.3
      let size = 1 + depth * 4
      canvas.ellipse(
        dice(0...width), y, size, size * 0.8, lit(Colour(dice.one(of: [0xf2c21c, 0xe0a818, 0x4c6a30, 0xd8b840]))))
    }
    for row in 0..<4 {
      let depth = Double(row) / 3
      let radius = side * (0.07 + 0.15 * depth * depth)
      let count = Int(width / (radius * 2.5)) + 1
      for index in 0..<count {
        let centre = Point(
          (Double(index) + dice(0.1...0.9)) * width / Double(count),
          horizon + height * (0.1 + 0.46 * depth) + dice(-10...10))
        sunflowerStem(centre, radius)
        sunflower(centre, radius, tilt: dice(0.75...1), isNear: row > 1)
      }
    }
  }

  /// One or a few on high stems against whatever is behind, turned to the side.
  func sunflowerSky() {
    ground()
    for index in 0..<dice.count(1...3) {
      let radius = side * dice(0.17...0.26)
      let centre = Point(width * (0.24 + 0.27 * Double(index)) + dice(-16...16), height * dice(0.2...0.46))
      sunflowerStem(centre, radius)
      sunflower(centre, radius, tilt: dice(0.45...0.8), isNear: true)
    }
  }

  private func sunflowerStem(_ centre: Point, _ radius: Double) {
    let green = Colour(dice.one(of: [0x5f8438, 0x54783a]))
    let foot = Point(centre.x + dice(-0.3...0.3) * radius, max(height + 10, centre.y + radius * 3))
    let along = stem(
      from: Point(centre.x, centre.y + radius * 0.3), to: foot, thickness: radius * 0.15, green)
    for (index, share) in [0.35, 0.5, 0.7].enumerated() {
      let place = along(share)
      leaf(
        place.x, place.y, length: radius * dice(0.9...1.2), breadth: radius * dice(0.6...0.85),
        turn: index % 2 == 0 ? dice(-0.5...0.4) : .pi + dice(-0.4...0.5), green.lighter(dice(-0.15...0)))
    }
  }

  private func sunflower(_ centre: Point, _ radius: Double, tilt: Double, isNear: Bool) {
    let petals = dice.count(isNear ? 19...27 : 15...18)
    let gold = Colour(dice.one(of: [0xffc81e, 0xfbbe14, 0xffd23c, 0xf5b012]))
    let disc = radius * dice(0.4...0.5)
    canvas.at(centre.x, centre.y, turn: dice(-0.7...0.7)) {
      canvas.squeezed(1, tilt) {
        canvas.ellipse(radius * 0.04, radius * 0.12, radius * 0.86, radius * 0.86, shadow)
        for index in 0..<petals where index % 2 == 0 {
          canvas.at(0, 0, turn: Double(index) / Double(petals) * 2 * .pi) {
            canvas.fill(lit(0x55762f)) { petalPath(radius * 0.86, radius * 0.2, blunt: 0) }
          }
        }
        for layer in 0..<2 {
          for index in 0..<petals {
            let angle = (Double(index) + Double(layer) * 0.5 + dice(-0.28...0.28)) / Double(petals) * 2 * .pi
            let length = radius * dice(0.88...1.04) * (layer == 0 ? 1 : 0.93)
            sunflowerPetal(
              angle, length, from: disc * 0.8, breadth: radius * 5.4 / Double(petals) * dice(0.8...1.1),
              gold.lighter(layer == 0 ? -0.14 : dice(-0.06...0.04)), isNear)
          }
        }
        sunflowerDisc(disc, lift: (tilt - 1) * radius * 0.1, isNear)
      }
    }
  }

  private func sunflowerPetal(
    _ angle: Double, _ length: Double, from: Double, breadth: Double, _ gold: Colour, _ isNear: Bool
  ) {
    let shade = gold.lighter(sin(angle) * -0.08)
    canvas.at(cos(angle) * from, sin(angle) * from, turn: angle + dice(-0.08...0.08)) {
      let rest = length - from
      canvas.fill(
        .linear(
          Point(0, 0), Point(rest, 0),
          [(0, lit(shade.mixed(Colour(0xb8600a), 0.65))), (0.4, lit(shade)), (1, lit(shade.lighter(0.2)))])
      ) { petalPath(rest, breadth, blunt: 0.08) }
      guard isNear else { return }
      canvas.stroke(lit(Colour(0x9a5c06, 0.45)), 0.8) { petalPath(rest, breadth, blunt: 0.08) }
      for line in [-0.18, 0, 0.18] {
        canvas.stroke(lit(Colour(0xb87408, 0.45)), 0.8) {
          canvas.move(rest * 0.08, 0)
          canvas.curve(rest * 0.35, breadth * line, rest * 0.6, breadth * line * 1.2, rest * 0.92, breadth * line * 0.2)
        }
      }
    }
  }

  private func sunflowerDisc(_ disc: Double, lift: Double, _ isNear: Bool) {
    let heart = Colour(dice.one(of: [0x5a6a2a, 0x2c1c10, 0x4a3a18]))
    canvas.ellipse(0, lift + disc * 0.05, disc * 1.05, disc * 1.05, lit(0x1c1006, 0.5))
    canvas.ellipse(
      0, lift, disc, disc,
      .radial(
        Point(0, lift), disc,
        [(0, lit(heart)), (0.4, lit(0x3a2412)), (0.75, lit(0x4e2f12)), (0.92, lit(0x7a4a14)), (1, lit(0x5a3410))]))
    spiral(count: isNear ? 300 : 60, radius: disc * 0.98) { place, share in
      let colour = share > 0.72 ? Colour(dice.chance(0.45) ? 0xc8861c : 0x6e4316) : heart.lighter(dice(0...0.3))
      let size = disc * (isNear ? 0.034 : 0.07) * (0.7 + 0.5 * share)
      canvas.ellipse(place.x, place.y + lift + size * 0.5, size, size, lit(0x120a04, 0.6))
      canvas.ellipse(place.x, place.y + lift, size * 0.8, size * 0.8, lit(colour.lighter(dice(-0.2...0.15))))
    }
    canvas.glow(-disc * 0.3, lift - disc * 0.35, disc * 0.7, lit(Colour(0xffe0a0, 0.14)))
  }
}
