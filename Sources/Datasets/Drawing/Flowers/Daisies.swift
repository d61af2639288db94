import Foundation

extension FlowerScene {
  /// One daisy, near, from the front.
  func daisyBloom() {
    ground()
    let radius = side * dice(0.3...0.46)
    let centre = Point(width * dice(0.38...0.62), height * dice(0.36...0.58))
    stem(
      from: centre, to: Point(centre.x + dice(-60...60), height + 10), thickness: side * 0.022, Colour(0x6a8f45))
    if dice.chance(0.5) {
      let small = radius * dice(0.35...0.5)
      daisy(Point(dice(0...width), dice(0.1...0.9) * height), small, tilt: dice(0.5...0.9), isNear: false)
    }
    daisy(centre, radius, tilt: dice(0.78...1), isNear: true)
  }

  /// Many small ones in the grass.
  func daisyMeadow() {
    meadow()
    let count = dice.count(9...18)
    for index in 0..<count {
      let depth = Double(index) / Double(count)
      let radius = side * (0.05 + 0.11 * depth) * dice(0.85...1.2)
      let centre = Point(dice(0.02...0.98) * width, height * (0.16 + 0.68 * depth) + dice(-12...12))
      stem(
        from: centre, to: Point(centre.x + dice(-14...14), centre.y + radius * dice(2.5...4)), thickness: radius * 0.12,
        Colour(0x557f3e))
      daisy(centre, radius, tilt: dice(0.45...0.85), isNear: depth > 0.5)
    }
    grass(count: 30, tall: 0.04...0.22, shade: Colour(0x4f8038))
  }

  /// A few on long stems, seen from the side and from below.
  func daisyStems() {
    ground()
    for index in 0..<dice.count(2...5) {
      let radius = side * dice(0.12...0.22)
      let centre = Point(width * (0.18 + 0.2 * Double(index) + dice(-0.06...0.06)), height * dice(0.18...0.5))
      let along = stem(
        from: Point(centre.x, centre.y + radius * 0.1), to: Point(centre.x + dice(-30...30), height + 10),
        thickness: side * 0.016, Colour(0x64883f))
      if dice.chance(0.6) {
        let foot = along(0.6)
        leaf(
          foot.x, foot.y, length: radius * 0.9, breadth: radius * 0.3, turn: dice(-2.6 ... -0.5), Colour(0x56803c),
          hasTeeth: true)
      }
      daisy(centre, radius, tilt: dice(0.3...0.75), isNear: true)
    }
  }

  /// A bunch that fills the picture.
  func daisyCluster() {
    foliage()
    let count = dice.count(5...9)
    for index in 0..<count {
      let angle = Double(index) * 2.4 + dice(-0.3...0.3)
      let reach = (Double(index) / Double(count)).squareRoot() * side * 0.46
      daisy(
        Point(width / 2 + cos(angle) * reach, height / 2 + sin(angle) * reach), side * dice(0.14...0.22),
        tilt: dice(0.6...1), isNear: true)
    }
  }

  private func daisy(_ centre: Point, _ radius: Double, tilt: Double, isNear: Bool) {
    let petals = dice.count(isNear ? 17...32 : 13...18)
    let white = Colour(dice.one(of: [0xfdfdf8, 0xf6f4ee, 0xfffaf4, 0xf8eef2]))
    let disc = dice(0.26...0.36) * radius
    canvas.at(centre.x, centre.y, turn: dice(-0.5...0.5)) {
      canvas.ellipse(radius * 0.08, radius * 0.14, radius * 0.9, radius * 0.9 * tilt, shadow)
      canvas.squeezed(1, tilt) {
        for layer in 0..<2 {
          for index in 0..<petals {
            let angle = (Double(index) + Double(layer) * 0.5 + dice(-0.22...0.22)) / Double(petals) * 2 * .pi
            let length = radius * dice(0.86...1) * (layer == 0 ? 1 : 0.93)
            daisyPetal(
              angle, length, breadth: radius * 4.6 / Double(petals) * dice(0.85...1.1),
              white.lighter(layer == 0 ? -0.12 : dice(-0.05...0)), isNear)
          }
        }
        let lift = (1 - tilt) * -radius * 0.18
        canvas.ellipse(0, lift + disc * 0.14, disc * 1.04, disc, lit(0x6a4a08, 0.5))
        canvas.ellipse(
          0, lift, disc, disc,
          .radial(
            Point(-disc * 0.3, lift - disc * 0.35), disc * 1.5,
            [(0, lit(0xffe45a)), (0.55, lit(0xf5b81c)), (1, lit(0xb8760a))]))
        spiral(count: isNear ? 150 : 30, radius: disc * 0.95) { place, share in
          let colour = Colour(share < 0.4 ? 0xd8b01c : 0xf9cf3a).lighter(dice(-0.25...0.2))
          canvas.ellipse(place.x, place.y + lift, disc * 0.06, disc * 0.06, lit(colour))
        }
      }
    }
  }

  private func daisyPetal(_ angle: Double, _ length: Double, breadth: Double, _ white: Colour, _ isNear: Bool) {
    // The light comes from above: petals below are a little darker.
    let shade = white.lighter(sin(angle) * -0.06 - 0.03)
    canvas.at(0, 0, turn: angle) {
      canvas.fill(
        .linear(
          Point(0, 0), Point(length, 0),
          [(0.2, lit(shade.mixed(Colour(0x9aa47a), 0.45))), (0.5, lit(shade)), (1, lit(shade.lighter(0.2)))])
      ) { petalPath(length, breadth, blunt: 0.75) }
      guard isNear else { return }
      canvas.stroke(lit(Colour(0x7c8490, 0.4)), 0.7) { petalPath(length, breadth, blunt: 0.75) }
      for line in [-0.16, 0.16] {
        canvas.stroke(lit(Colour(0xa8aeb8, 0.5)), 0.8) {
          canvas.move(length * 0.34, breadth * line * 0.8)
          canvas.line(length * 0.9, breadth * line)
        }
      }
    }
  }
}
