import Foundation

extension PetScene {
  /// Curled up, on the floor or in a basket that could be either's.
  func asleep(_ kind: DrawnPets.Kind) {
    let size = side * dice(0.13...0.18)
    let foot = height * dice(0.7...0.88)
    ground(floor: foot - size * dice(1...2.4))
    let inBasket = dice.chance(0.5)
    if !inBasket { things(foot: foot) }
    canvas.at(width * dice(0.4...0.6), foot - size * 1.6, scale: size, mirrored: dice.chance(0.5)) {
      shade(0, 1.66, 2.6)
      if inBasket { basket(isBack: true) }
      curled(kind)
      if inBasket { basket(isBack: false) }
    }
  }

  /// The whole animal from behind.
  func turnedAway(_ kind: DrawnPets.Kind) {
    let size = side * dice(0.12...0.19)
    let foot = height * dice(0.84...0.95)
    ground(floor: foot - size * dice(0.8...2))
    things(foot: foot)
    canvas.at(width * dice(0.34...0.66), foot - size * 3.5, scale: size, mirrored: dice.chance(0.5)) {
      shade(0.2, 3.46, 1.8)
      back(kind)
    }
  }

  /// What lies on the ground below something.
  func shade(_ x: Double, _ y: Double, _ radius: Double) {
    canvas.ellipse(
      x, y, radius, 0.22, .radial(Point(x, y), radius, [(0, Colour(0, 0, 0, 0.5)), (1, Colour(0, 0, 0, 0))]))
  }
}
