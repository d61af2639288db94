extension Scene {
  /// A street that runs away between houses, with cars, lamps and a crossing.
  func avenue() {
    let end = Point(width * dice(0.35...0.65), height * dice(0.42...0.58))
    sky(horizon: end.y)
    for _ in 0..<4 {
      tower(end.x + dice(-60...40), end.y + 2, width * dice(0.05...0.09), height * dice(0.1...0.3), distance: 0.85)
    }
    let asphalt = light.isSnowy ? Colour(0x9ca2aa) : Colour(light.weather == .rain ? 0x3c4046 : 0x57595d)
    canvas.rectangle(
      0, end.y, width, height - end.y,
      .vertical(end.y, height, lit(asphalt.lighter(0.1), 0.6), lit(asphalt.lighter(-0.12))))
    let kerb = width * dice(0.34...0.5)
    let walls = kerb + width * dice(0.1...0.2)
    func place(_ across: Double, _ near: Double) -> Point {
      Point(end.x + across * near, end.y + (height - end.y) * near)
    }
    for side in [-1.0, 1] {
      let paving = light.isSnowy ? Colour(0xd0d6dc) : Colour(0xa09a90)
      canvas.polygon(
        [place(side * kerb, 0), place(side * kerb, 1.6), place(side * walls * 1.6, 1.6), place(side * walls, 0)],
        .vertical(end.y, height, lit(paving, 0.6), lit(paving)))
      wall(end, side * walls, floors: height * dice(0.5...1.0))
    }
    for dash in 0..<9 {
      let near = 1 / (1 + Double(dash) * 0.42)
      let far = near * 0.86
      canvas.polygon(
        [place(-4, far), place(4, far), place(4, near), place(-4, near)], lit(Colour(0xe8e4d8, 0.85), 1 - near))
    }
    if dice.chance(0.6) { crossing(place, kerb) }
    for step in 0...5 {
      let near = 0.16 + 0.16 * Double(step) * dice(0.85...1)
      if dice.chance(0.75) {
        let lane = dice.chance(0.5) ? -1.0 : 1
        let spot = place(lane * kerb * dice(0.4...0.6), near)
        oncomingCar(spot.x, spot.y, kerb * 0.5 * near, fromBehind: lane > 0)
      }
    }
    for step in 1...4 {
      let near = 0.16 * Double(step) + 0.1
      for side in [-1.0, 1] {
        let spot = place(side * kerb * 1.08, near)
        if dice.chance(0.3) {
          tree(.broad, spot.x, spot.y, height * 0.5 * near, distance: 0.6 * (1 - near))
        } else {
          lamp(spot.x, spot.y, height * 0.6 * near, leansLeft: side > 0)
        }
        if dice.chance(0.5) {
          let walker = place(side * kerb * dice(1.1...1.25), near * 1.1)
          person(walker.x, walker.y, height * 0.2 * near)
        }
      }
    }
    if dice.chance(0.5) { trafficLight(place(kerb * 1.05, 0.8).x, place(0, 0.8).y, height * 0.4) }
  }

  private func crossing(_ place: (Double, Double) -> Point, _ kerb: Double) {
    let far = dice(0.62...0.74)
    let near = far + 0.14
    for stripe in 0..<9 {
      let left = kerb * (-0.96 + 0.215 * Double(stripe))
      let right = left + kerb * 0.12
      canvas.polygon(
        [place(left, far), place(right, far), place(right, near), place(left, near)], lit(Colour(0xf0eee6, 0.9)))
    }
  }

  /// The houses along one side: `across` is where their wall stands at the lower edge, `floors` how high it is there.
  private func wall(_ end: Point, _ across: Double, floors tall: Double) {
    var near = 0.09
    while near < 2 {
      let next = near * dice(1.25...1.6)
      let colour = masonry().lighter(across < 0 ? -0.06 : 0.03)
      let high = tall * dice(0.7...1.3)
      let distance = max(0, 0.75 - near)
      func point(_ depth: Double, _ up: Double) -> Point {
        Point(end.x + across * depth, end.y + (height - end.y) * depth - up * depth)
      }
      canvas.polygon(
        [point(near, 0), point(near, high), point(next, high), point(next, 0)],
        .linear(
          point(near, 0), point(next, 0), [(0, lit(colour.lighter(-0.15), distance)), (1, lit(colour, distance))]))
      let floors = max(3, Int(high / (height * 0.13)))
      let columns = max(2, Int((next - near) / near * 6))
      for floor in 0..<floors {
        let isShop = floor == 0
        for column in 0..<columns {
          let start = (Double(column) + 0.22) / Double(columns)
          let stop = (Double(column) + (isShop ? 0.9 : 0.74)) / Double(columns)
          let low = high * (Double(floor) + 0.2) / Double(floors)
          let top = high * (Double(floor) + 0.74) / Double(floors)
          let a = near + (next - near) * start
          let b = near + (next - near) * stop
          let isLit = light.isNight ? dice.chance(isShop ? 0.8 : 0.45) : isShop && light.hour == .evening
          let glass =
            isLit
            ? Colour(dice.one(of: [0xffd98a, 0xffe7b8, 0xffc562]))
            : lit(Colour(0x35424e).mixed(light.skyTop, dice(0.1...0.45)), distance)
          canvas.polygon([point(a, low), point(a, top), point(b, top), point(b, low)], glass)
        }
        let line = high * Double(floor) / Double(floors)
        canvas.stroke(lit(colour.lighter(-0.25).faded(0.6), distance), max(0.5, near)) {
          canvas.move(point(near, line).x, point(near, line).y)
          canvas.line(point(next, line).x, point(next, line).y)
        }
      }
      near = next
    }
  }
}
