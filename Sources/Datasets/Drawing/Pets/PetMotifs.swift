import Foundation

extension PetScene {
  /// The head and the chest, near, from the front.
  func portrait(_ kind: DrawnPets.Kind) {
    ground(floor: height * dice(0.6...0.85))
    let size = side * dice(0.24...0.34)
    let place = Point(width * dice(0.38...0.62), height * dice(0.4...0.5))
    canvas.at(place.x, place.y, scale: size, mirrored: dice.chance(0.5)) {
      bust(kind)
      head(turn: dice(-0.22...0.22), kind)
    }
  }

  /// The whole animal, sitting, from the front.
  func sitting(_ kind: DrawnPets.Kind) {
    let size = side * dice(0.15...0.2)
    let foot = height * dice(0.84...0.95)
    ground(floor: foot - size * dice(0.6...1.8))
    canvas.at(width * dice(0.36...0.64), foot - size * 3.5, scale: size, mirrored: dice.chance(0.5)) {
      canvas.ellipse(
        0.3, 3.46, 1.9, 0.22, .radial(Point(0.3, 3.46), 1.9, [(0, Colour(0, 0, 0, 0.5)), (1, Colour(0, 0, 0, 0))]))
      seat(kind)
      head(turn: dice(-0.2...0.2), kind)
    }
  }

  /// The whole animal, lying, the head up and to the front.
  func lying(_ kind: DrawnPets.Kind) {
    let size = side * dice(0.16...0.23)
    let foot = height * dice(0.74...0.9)
    ground(floor: foot - size * dice(0.8...1.6))
    let isMirrored = dice.chance(0.5)
    canvas.at(
      width * (isMirrored ? dice(0.6...0.72) : dice(0.28...0.4)), foot - size * 1.6, scale: size, mirrored: isMirrored
    ) {
      canvas.ellipse(
        1, 1.62, 2.8, 0.24, .radial(Point(1, 1.62), 2.8, [(0, Colour(0, 0, 0, 0.5)), (1, Colour(0, 0, 0, 0))]))
      rest(kind)
      head(turn: dice(-0.25...0.15), kind)
    }
  }

  /// The head and the neck from the side.
  func profile(_ kind: DrawnPets.Kind) {
    ground(floor: height * dice(0.6...0.85))
    let size = side * dice(0.24...0.33)
    let isMirrored = dice.chance(0.5)
    canvas.at(
      width * (isMirrored ? dice(0.4...0.5) : dice(0.5...0.6)), height * dice(0.4...0.5), scale: size,
      turn: dice(-0.12...0.12), mirrored: isMirrored
    ) { sideHead(kind, hasNeck: true) }
  }

  /// The whole animal on its legs, from the side.
  func standing(_ kind: DrawnPets.Kind) {
    let size = side * dice(0.14...0.18)
    let foot = height * dice(0.82...0.93)
    ground(floor: foot - size * dice(0.5...1.6))
    canvas.at(width * dice(0.44...0.56), foot - size * 2.2, scale: size, mirrored: dice.chance(0.5)) {
      canvas.ellipse(
        0, 2.2, 2.3, 0.2, .radial(Point(0, 2.2), 2.3, [(0, Colour(0, 0, 0, 0.5)), (1, Colour(0, 0, 0, 0))]))
      frame(kind)
    }
  }

  func head(turn: Double, _ kind: DrawnPets.Kind) {
    canvas.at(0, 0, turn: turn) {
      switch kind {
      case .cat: catHead()
      case .dog: dogHead()
      }
    }
  }
}
