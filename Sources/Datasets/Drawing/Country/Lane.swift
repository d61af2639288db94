extension Scene {
  /// A lane between trees or through a wood.
  func lane() {
    let horizon = height * dice(0.4...0.55)
    let isWood = dice.chance(0.4)
    sky(horizon: horizon + 10)
    if isWood {
      for layer in 0..<3 {
        treeLine(
          horizon + 10 + Double(layer) * 4, from: -10, to: width, tall: height * (0.34 - 0.08 * Double(layer)),
          distance: 0.7 - Double(layer) * 0.2)
      }
    } else {
      hills(far: horizon - 8, near: horizon + 6, layers: 2)
    }
    meadow(from: horizon + 6, colour: grass(), flowers: dice.chance(0.5))
    let bend = dice(-0.25...0.25) * width
    let end = Point(width * dice(0.35...0.65), horizon + 6)
    let foot = width * dice(0.3...0.7)
    let earth = light.isSnowy ? Colour(0xcfd6de) : Colour(dice.one(of: [0xb09a74, 0x8f7a5c, 0xc8b894, 0x75706a]))
    func centre(_ near: Double) -> Double { end.x + (foot - end.x) * near + bend * near * (1 - near) * 2 }
    func road(_ half: Double) -> [Point] {
      let steps = (0...24).map { Double($0) / 24 }
      func point(_ near: Double, _ side: Double) -> Point {
        Point(centre(near) + side * width * half * (0.02 + near * near), end.y + (height - end.y) * near)
      }
      return steps.map { point($0, -1) } + steps.reversed().map { point($0, 1) }
    }
    canvas.polygon(road(0.36), lit(earth.mixed(grass(), 0.5), 0.1))
    canvas.polygon(road(0.3), .vertical(end.y, height, lit(earth, 0.4), lit(earth.lighter(-0.15))))
    if dice.chance(0.6) { canvas.polygon(road(0.06), lit(grass().faded(0.75), 0.1)) }
    for _ in 0..<160 {
      let near = dice.unit()
      canvas.ellipse(
        centre(near) + dice(-0.28...0.28) * width * near * near, end.y + (height - end.y) * near, 3 * near, 1.2 * near,
        lit(earth.lighter(dice(-0.3...0.2)).faded(0.6)))
    }
    let kind = isWood ? dice.one(of: [.fir, .birch, .broad] as [Tree]) : dice.one(of: Tree.allCases)
    let steps = isWood ? 9 : dice.count(4...7)
    for step in 0..<steps {
      let near = 0.06 + 0.8 * Double(step) / Double(steps)
      for side in [-1.0, 1] where isWood || dice.chance(0.85) {
        let x = centre(near) + side * width * (0.05 + 0.55 * near * near + (isWood ? dice(0...0.3) : dice(0...0.06)))
        tree(kind, x, end.y + (height - end.y) * near, height * (0.12 + 0.75 * near), distance: 0.5 * (1 - near))
      }
    }
    if dice.chance(0.3) { person(centre(0.3), end.y + (height - end.y) * 0.3, height * 0.12) }
    if !isWood, dice.chance(0.4) { fence(height * 0.95, tall: height * 0.1) }
  }
}
