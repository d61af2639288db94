import Foundation

extension FlowerScene {
  private static let roseColours: [UInt32] = [
    0xc4162c, 0xa80f24, 0xd8304a, 0xf0a0b4, 0xe8718f, 0xf6efe4, 0xf4d070, 0xf2a878, 0xd94a2c,
  ]

  private func roseColour() -> Colour { Colour(dice.one(of: Self.roseColours)) }

  /// One open rose, near, from above.
  func roseBloom() {
    ground()
    let radius = side * dice(0.3...0.44)
    let centre = Point(width * dice(0.4...0.6), height * dice(0.38...0.56))
    stem(from: centre, to: Point(centre.x + dice(-30...30), height + 10), thickness: side * 0.03, Colour(0x4a6a38))
    roseLeaves(centre, radius * 1.25, dice.count(3...6))
    rose(centre, radius, tilt: dice(0.8...1), roseColour())
  }

  /// A long-stemmed rose from the side.
  func roseStem() {
    ground()
    let radius = side * dice(0.16...0.24)
    let centre = Point(width * dice(0.35...0.65), height * dice(0.2...0.34))
    let along = stem(
      from: Point(centre.x, centre.y + radius), to: Point(centre.x + dice(-40...40), height + 10),
      thickness: side * 0.026, Colour(0x49693a))
    for share in [0.35, 0.55, 0.78] {
      let foot = along(share)
      spray(foot, side * dice(0.17...0.26), turn: dice.chance(0.5) ? dice(-0.9 ... -0.1) : .pi + dice(0.1...0.9))
      canvas.polygon(
        [Point(foot.x, foot.y + 14), Point(foot.x + 7, foot.y + 12), Point(foot.x, foot.y + 22)], lit(0x6a4a3a))
    }
    goblet(centre, radius, roseColour())
    if dice.chance(0.4) {
      let isLeft = centre.x > width / 2
      let bud = Point(width * (isLeft ? dice(0.08...0.25) : dice(0.75...0.92)), height * dice(0.3...0.6))
      stem(from: bud, to: Point(bud.x + dice(-30...30), height + 10), thickness: side * 0.018, Colour(0x49693a))
      goblet(bud, radius * 0.5, roseColour())
    }
  }

  /// Several on a bush.
  func roseBush() {
    foliage()
    let colour = roseColour()
    for index in 0..<dice.count(3...6) {
      let radius = side * dice(0.12...0.2)
      let centre = Point(
        width * (0.18 + 0.64 * Double(index % 3) / 2) + dice(-24...24),
        height * (index < 3 ? 0.3 : 0.7) + dice(-24...24))
      roseLeaves(centre, radius * 1.5, 4)
      if dice.chance(0.25) {
        goblet(centre, radius * 0.8, colour.lighter(dice(-0.1...0.1)))
      } else {
        rose(centre, radius, tilt: dice(0.65...1), colour.lighter(dice(-0.12...0.12)))
      }
    }
  }

  /// A bunch, close together.
  func roseBouquet() {
    ground()
    let colours = [roseColour(), roseColour()]
    let count = dice.count(6...10)
    let centre = Point(width / 2, height * 0.46)
    for index in 0..<14 {
      let turn = Double(index) / 14 * 2 * .pi + dice(-0.2...0.2)
      leaf(
        centre.x + cos(turn) * side * 0.3, centre.y + sin(turn) * side * 0.28, length: side * 0.24,
        breadth: side * 0.13,
        turn: turn, Colour(0x39592f), hasTeeth: true)
    }
    for index in (0..<count).reversed() {
      let angle = Double(index) * 2.4 + dice(-0.2...0.2)
      let reach = (Double(index) / Double(count)).squareRoot() * side * 0.34
      rose(
        Point(centre.x + cos(angle) * reach, centre.y + sin(angle) * reach), side * dice(0.13...0.17),
        tilt: dice(0.75...1), dice.one(of: colours).lighter(dice(-0.08...0.08)))
    }
  }

  /// An open rose: rings of five broad petals, each ring within the one before it, round a coil.
  private func rose(_ centre: Point, _ radius: Double, tilt: Double, _ colour: Colour) {
    let dark = colour.times(Colour(0.42, 0.3, 0.34))
    canvas.at(centre.x, centre.y, turn: dice(0...(2 * .pi))) {
      canvas.squeezed(1, tilt) {
        canvas.ellipse(radius * 0.06, radius * 0.1, radius * 1.02, radius, shadow)
        let rings = 7
        for ring in 0..<rings {
          let reach = radius * (1 - Double(ring) * 0.128)
          let count = ring < 5 ? 5 : 4
          let start = Double(ring) * 0.66 + dice(-0.15...0.15)
          for index in 0..<count {
            let turn = start + Double(index) / Double(count) * 2 * .pi + dice(-0.12...0.12)
            let shade = colour.lighter(dice(-0.07...0.05) - Double(ring) * 0.02)
            rosePetal(turn, reach * dice(0.94...1.04), half: (ring < 5 ? 0.86 : 0.95), shade, dark)
          }
        }
        let core = radius * 0.15
        canvas.ellipse(0, 0, core, core, lit(dark.mixed(colour, 0.35)))
        for coil in 0..<4 {
          let reach = core * (1 - Double(coil) * 0.22)
          canvas.stroke(lit(coil % 2 == 0 ? colour.lighter(0.18) : dark), radius * 0.028) {
            arc(reach, from: Double(coil) * 1.9, by: 4.4)
          }
        }
      }
    }
  }

  private func arc(_ radius: Double, from: Double, by: Double) {
    for step in 0...14 {
      let share = Double(step) / 14
      let angle = from + by * share
      let reach = radius * (1 - 0.3 * share)
      if step == 0 { canvas.move(cos(angle) * reach, sin(angle) * reach) }
      canvas.line(cos(angle) * reach, sin(angle) * reach)
    }
  }

  private func rosePetal(_ turn: Double, _ reach: Double, half: Double, _ colour: Colour, _ dark: Colour) {
    let wave = dice(0...6)
    let peak = dice(-0.35...0.35)
    let outline = { (scale: Double) -> [Point] in
      [Point(0, 0)]
        + (0...16).map { step in
          let share = Double(step) / 8 - 1
          let angle = turn + share * half
          let edge =
            1 - 0.34 * pow(abs(share), 3.2) + 0.05 * exp(-pow((share - peak) / 0.22, 2)) + 0.012 * sin(share * 9 + wave)
          return Point(cos(angle) * reach * edge * scale, sin(angle) * reach * edge * scale)
        }
    }
    // The shadow on the petals below, the petal, and its edge, which curls to the light.
    canvas.polygon(outline(1.045), dark.times(Colour(0.8, 0.8, 0.8)).faded(0.38))
    let light = colour.lighter(0.1 - 0.1 * sin(turn))
    canvas.polygon(
      outline(1),
      .radial(
        Point(0, 0), reach * 1.02,
        [(0.2, lit(dark)), (0.55, lit(colour.mixed(dark, 0.4))), (0.84, lit(colour)), (1, lit(light.lighter(0.12)))]))
    let edge = outline(0.985).dropFirst(3).dropLast(2)
    canvas.stroke(lit(light.lighter(0.32).faded(0.75)), max(0.8, reach * 0.02)) {
      for (index, point) in edge.enumerated() {
        index == 0 ? canvas.move(point.x, point.y) : canvas.line(point.x, point.y)
      }
    }
  }

  /// A rose that is half open, from the side.
  private func goblet(_ centre: Point, _ radius: Double, _ colour: Colour) {
    let dark = colour.times(Colour(0.42, 0.3, 0.34))
    canvas.at(centre.x, centre.y, turn: dice(-0.25...0.25)) {
      for side in [-1.0, 1, 0] {
        canvas.at(0, radius * 0.95, turn: side * 0.9) {
          canvas.fill(lit(0x4f7440)) {
            canvas.move(-radius * 0.1, 0)
            canvas.curve(-radius * 0.2, radius * 0.2, -radius * 0.06, radius * 0.4, 0, radius * 0.62)
            canvas.curve(radius * 0.06, radius * 0.4, radius * 0.2, radius * 0.2, radius * 0.1, 0)
          }
        }
      }
      canvas.at(0, -radius * 0.22) { rose(Point(0, 0), radius * 0.86, tilt: 0.78, colour) }
      // Petals that stand round the coil: two at the sides, then one that laps over them.
      for (edge, rim, shade) in [(-0.8, -0.3, -0.08), (0.8, -0.34, -0.16), (-0.12, -0.1, 0.04)] {
        standingPetal(radius, edge, rim, colour.lighter(shade), dark)
      }
      canvas.ellipse(0, radius * 1.04, radius * 0.2, radius * 0.15, lit(0x4a6c3a))
    }
  }

  /// A petal of a half-open rose from the foot up to its rim, whose middle is shifted to the side.
  private func standingPetal(_ radius: Double, _ edge: Double, _ rim: Double, _ colour: Colour, _ dark: Colour) {
    let middle = edge * radius * 0.42
    let half = radius * 0.62
    let top = rim * radius
    func rimLine() {
      canvas.curve(
        middle - half * 0.4, top - radius * 0.12, middle - half * 0.1, top + radius * 0.1, middle + half * 0.1, top)
      canvas.curve(
        middle + half * 0.4, top - radius * 0.12, middle + half * 0.7, top - radius * 0.06, middle + half,
        top + radius * 0.06)
    }
    func outline() {
      canvas.move(0, radius)
      canvas.curve(
        -radius * 0.5 + middle * 0.6, radius * 0.92, middle - half * 1.16, radius * 0.5, middle - half,
        top + radius * 0.04)
      rimLine()
      canvas.curve(middle + half * 1.16, radius * 0.5, radius * 0.5 + middle * 0.6, radius * 0.92, 0, radius)
      canvas.close()
    }
    canvas.at(radius * 0.03, -radius * 0.05) { canvas.fill(dark.faded(0.45), outline) }
    canvas.fill(
      .linear(
        Point(middle - half, top), Point(middle + half * 0.4, radius),
        [(0, lit(colour.lighter(0.2))), (0.4, lit(colour)), (1, lit(dark))]), outline)
    canvas.stroke(lit(colour.lighter(0.42).faded(0.8)), radius * 0.04) {
      canvas.move(middle - half, top + radius * 0.04)
      rimLine()
    }
  }

  private func roseLeaves(_ centre: Point, _ reach: Double, _ count: Int) {
    let start = dice(0...6)
    for index in 0..<count {
      let turn = start + Double(index) / Double(count) * 2 * .pi + dice(-0.3...0.3)
      leaf(
        centre.x + cos(turn) * reach * 0.5, centre.y + sin(turn) * reach * 0.5, length: reach * dice(0.6...0.85),
        breadth: reach * dice(0.34...0.46), turn: turn + dice(-0.3...0.3), Colour(dice.one(of: [0x2f5a30, 0x3f6a38])),
        hasTeeth: true)
    }
  }

  /// Five leaflets on a stalk.
  private func spray(_ foot: Point, _ size: Double, turn: Double) {
    let green = Colour(dice.one(of: [0x2f5a30, 0x3f6a38, 0x4a7440]))
    canvas.at(foot.x, foot.y, turn: turn) {
      canvas.stroke(lit(green.lighter(-0.1)), 1.6) {
        canvas.move(0, 0)
        canvas.line(size, 0)
      }
      for (along, lean) in [(0.45, -1.0), (0.45, 1.0), (0.8, -0.8), (0.8, 0.8), (0.95, 0)] {
        leaf(
          size * along, 0, length: size * 0.6, breadth: size * 0.38, turn: lean, green.lighter(dice(-0.08...0.08)),
          hasTeeth: true)
      }
    }
  }
}
