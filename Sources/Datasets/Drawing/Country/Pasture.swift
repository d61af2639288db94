extension Scene {
  /// Animals close by on a pasture.
  func pasture() {
    let horizon = height * dice(0.25...0.5)
    sky(horizon: horizon + 16)
    hills(far: horizon, near: horizon + 16, layers: dice.count(1...3))
    meadow(from: horizon + height * 0.1, colour: grass(), flowers: dice.chance(0.6))
    for _ in 0..<dice.count(0...3) {
      tree(
        dice.one(of: Tree.allCases), dice(0...width), horizon + height * 0.12, height * dice(0.15...0.4), distance: 0.3)
    }
    if dice.chance(0.3) {
      house(dice(0...0.8) * width, horizon + height * 0.12, width * dice(0.12...0.2), distance: 0.3)
    }
    let places = (0..<dice.count(1...7)).map { _ in dice(0.2...0.95) }.sorted()
    // Side by side, so that none hides another.
    let slots = dice.shuffled(Array(places.indices))
    for (index, near) in places.enumerated() {
      let across = (Double(slots[index]) + dice(0.2...0.8)) / Double(places.count)
      animal((0.1 + 0.8 * across) * width, horizon + (height - horizon) * near, width * (0.05 + 0.3 * near * near))
    }
    if dice.chance(0.4) { fence(height * dice(0.9...1), tall: height * dice(0.1...0.2)) }
  }
}
