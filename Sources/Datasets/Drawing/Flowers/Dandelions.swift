import Foundation

extension FlowerScene {
  /// One yellow head, near.
  func dandelionBloom() {
    ground()
    let radius = side * dice(0.26...0.4)
    let centre = Point(width * dice(0.38...0.62), height * dice(0.36...0.55))
    stem(
      from: centre, to: Point(centre.x + dice(-40...40), height + 10), thickness: side * 0.035, Colour(0x93a062))
    dandelionLeaves(Point(centre.x, height), side * 0.5)
    if dice.chance(0.5) {
      dandelion(Point(dice(0...width), height * dice(0.6...0.95)), radius * 0.45, tilt: dice(0.5...0.8), isNear: false)
    }
    dandelion(centre, radius, tilt: dice(0.72...1), isNear: true)
  }

  /// A lawn with many.
  func dandelionLawn() {
    meadow()
    let count = dice.count(8...16)
    for index in 0..<count {
      let depth = Double(index) / Double(count)
      let radius = side * (0.04 + 0.1 * depth) * dice(0.85...1.2)
      let centre = Point(dice(0.03...0.97) * width, height * (0.2 + 0.66 * depth) + dice(-10...10))
      let foot = Point(centre.x + dice(-8...8), centre.y + radius * dice(2...3.5))
      dandelionLeaves(foot, radius * 2.6)
      stem(from: centre, to: foot, thickness: radius * 0.2, Colour(0x8a9a58))
      if dice.chance(0.22) {
        clock(Point(centre.x, centre.y - radius * 0.4), radius * 1.2, isNear: false)
      } else {
        dandelion(centre, radius, tilt: dice(0.5...0.85), isNear: depth > 0.6)
      }
    }
    grass(count: 36, tall: 0.04...0.2, shade: Colour(0x4f8038))
  }

  /// A clock: the ripe head with its parachutes.
  func dandelionClock() {
    ground()
    let radius = side * dice(0.26...0.38)
    let centre = Point(width * dice(0.36...0.64), height * dice(0.34...0.48))
    stem(from: centre, to: Point(centre.x + dice(-40...40), height + 10), thickness: side * 0.026, Colour(0x8d8a5c))
    clock(centre, radius, isNear: true)
    if dice.chance(0.6) {
      for _ in 0..<dice.count(3...8) {
        parachute(
          Point(centre.x + dice(0.6...2.4) * radius, centre.y + dice(-1.6...0.8) * radius), side * dice(0.05...0.09),
          turn: dice(-0.6...0.6))
      }
    }
  }

  /// Some clocks, some still yellow.
  func dandelionClocks() {
    ground()
    for index in 0..<dice.count(2...4) {
      let radius = side * dice(0.12...0.22)
      let centre = Point(width * (0.2 + 0.26 * Double(index) + dice(-0.05...0.05)), height * dice(0.2...0.55))
      stem(
        from: centre, to: Point(centre.x + dice(-24...24), height + 10), thickness: side * 0.02, Colour(0x8a8f5a))
      if dice.chance(0.55) {
        clock(centre, radius, isNear: true)
      } else {
        dandelion(centre, radius * 0.9, tilt: dice(0.5...0.9), isNear: true)
      }
    }
    dandelionLeaves(Point(width * dice(0.3...0.7), height), side * 0.45)
  }

  private func dandelion(_ centre: Point, _ radius: Double, tilt: Double, isNear: Bool) {
    canvas.at(centre.x, centre.y, turn: dice(-0.3...0.3)) {
      canvas.ellipse(radius * 0.05, radius * 0.2, radius * 0.9, radius * 0.9 * tilt, shadow)
      canvas.squeezed(1, tilt) {
        let layers = isNear ? 8 : 5
        for layer in 0..<layers {
          let share = Double(layer) / Double(layers - 1)
          let reach = radius * (1 - 0.82 * share)
          let count = Int((isNear ? 46 : 26) * (1 - 0.5 * share))
          let yellow = Colour(0xffe23c).mixed(Colour(0xf2a40c), share * 0.75)
          let lift = (1 - tilt) * -radius * 0.5 * share
          for index in 0..<count {
            let angle = (Double(index) + dice(-0.5...0.5)) / Double(count) * 2 * .pi
            let length = reach * dice(0.82...1.04)
            let half = radius * (isNear ? 0.05 : 0.08) * (1 - share * 0.35)
            strap(
              angle, lift, from: length * 0.2, to: length, half, yellow.lighter(dice(-0.2...0.1) + sin(angle) * -0.05))
          }
        }
        if isNear {
          for _ in 0..<26 {
            let angle = dice(0...(2 * .pi))
            let reach = dice(0...0.3) * radius
            canvas.stroke(lit(0xd98a08), radius * 0.018) {
              canvas.move(cos(angle) * reach, sin(angle) * reach - (1 - tilt) * radius * 0.5)
              canvas.line(
                cos(angle) * reach * 1.25, sin(angle) * reach * 1.25 - (1 - tilt) * radius * 0.5 - radius * 0.04)
            }
          }
        }
      }
    }
  }

  /// One of the many narrow petals, cut off straight at its end.
  private func strap(
    _ angle: Double, _ lift: Double, from: Double, to: Double, _ half: Double, _ colour: Colour
  ) {
    let (c, s) = (cos(angle), sin(angle))
    func point(_ along: Double, _ across: Double) -> Point {
      Point(c * along - s * across, s * along + c * across + lift)
    }
    canvas.polygon(
      [
        point(from, -half * 0.5), point(to * 0.95, -half), point(to, -half * 0.3), point(to, half * 0.4),
        point(to * 0.94, half), point(from, half * 0.5),
      ],
      .linear(
        point(from, 0), point(to, 0),
        [(0, lit(colour.lighter(-0.3))), (0.7, lit(colour)), (1, lit(colour.lighter(0.15)))]))
  }

  private func clock(_ centre: Point, _ radius: Double, isNear: Bool) {
    let heart = radius * 0.14
    canvas.glow(centre.x, centre.y, radius * 1.15, lit(Colour(0xf4f2ea, 0.3)))
    let count = isNear ? 150 : 46
    let gone = dice.chance(0.35) ? dice(0...(2 * .pi)) : nil
    for index in 0..<count {
      // Points of a sphere, those at the back first.
      let z = -1 + 2 * (Double(index) + 0.5) / Double(count)
      let angle = Double(index) * 2.399963
      let reach = (1 - z * z).squareRoot()
      if let gone, cos(angle - gone) > 0.6, reach > 0.4 { continue }
      let end = Point(centre.x + cos(angle) * reach * radius, centre.y + sin(angle) * reach * radius)
      let light = 0.35 + 0.3 * (z + 1)
      canvas.stroke(lit(Colour(0xd8d4c4, light * 0.55)), 0.6) {
        canvas.move(centre.x + cos(angle) * reach * heart, centre.y + sin(angle) * reach * heart)
        canvas.line(end.x, end.y)
      }
      tuft(end, radius * 0.19, angle, reach, lit(Colour(0xffffff, light * 0.75)), rays: isNear ? 9 : 6)
    }
    canvas.ellipse(
      centre.x, centre.y, heart, heart,
      .radial(centre, heart, [(0, lit(0xa08a58)), (1, lit(0x5e4a2c))]))
    spiral(count: 30, radius: heart) { place, _ in
      canvas.ellipse(centre.x + place.x, centre.y + place.y, heart * 0.12, heart * 0.12, lit(0x4a3820, 0.8))
    }
  }

  /// The hairs of one seed, spread in a ring that is turned away from the middle.
  private func tuft(_ end: Point, _ size: Double, _ angle: Double, _ reach: Double, _ colour: Colour, rays: Int) {
    canvas.stroke(colour, 0.55) {
      for ray in 0..<rays {
        let turn = Double(ray) / Double(rays) * 2 * .pi
        let outward = size * 0.35 * reach
        let across = sin(turn) * size
        let up = cos(turn) * size * (1 - 0.7 * reach) + outward
        canvas.move(end.x, end.y)
        canvas.line(end.x + cos(angle) * up - sin(angle) * across, end.y + sin(angle) * up + cos(angle) * across)
      }
    }
  }

  /// A seed that flies.
  private func parachute(_ place: Point, _ size: Double, turn: Double) {
    canvas.at(place.x, place.y, turn: turn) {
      canvas.stroke(lit(Colour(0xe8e4d8, 0.8)), 0.7) {
        canvas.move(0, 0)
        canvas.line(0, size * 1.2)
      }
      canvas.ellipse(0, size * 1.3, size * 0.06, size * 0.18, lit(0x5e4a2c))
      for ray in 0..<11 {
        canvas.stroke(lit(Colour(1, 1, 1, 0.7)), 0.6) {
          canvas.move(0, 0)
          canvas.line((Double(ray) / 5 - 1) * size, -size * (0.3 + 0.2 * sin(Double(ray) / 10 * .pi)))
        }
      }
    }
  }

  /// Leaves with large teeth, flat round the foot.
  private func dandelionLeaves(_ foot: Point, _ size: Double) {
    let green = Colour(dice.one(of: [0x4f7d34, 0x5d8a3c, 0x44703a]))
    for index in 0..<dice.count(3...5) {
      let side = index % 2 == 0 ? 1.0 : -1
      canvas.at(foot.x, foot.y, turn: -dice(0.15...0.8) * side, mirrored: side < 0) {
        let length = size * dice(0.7...1.1)
        canvas.fill(
          .linear(Point(0, 0), Point(length, 0), [(0, lit(green.lighter(-0.3))), (1, lit(green.lighter(0.1)))])
        ) {
          canvas.move(0, 0)
          for half in [-1.0, 1] {
            let teeth = half < 0 ? Array(1...6) : Array((1...6).reversed())
            for tooth in teeth {
              let share = Double(tooth) / 6.5
              let reach = length * 0.12 * sin(.pi * (0.15 + share * 0.8))
              let points = [(share - 0.1, 0.3), (share - 0.06, 1.2)]
              for (x, y) in half < 0 ? points : points.reversed() { canvas.line(length * x, half * reach * y) }
            }
            if half < 0 { canvas.line(length, 0) }
          }
          canvas.close()
        }
        canvas.stroke(lit(green.lighter(0.35)), 1) {
          canvas.move(0, 0)
          canvas.line(length * 0.9, 0)
        }
      }
    }
  }
}
