import Foundation

extension PetScene {
  /// Small, in a large room or garden.
  func distant(_ kind: DrawnPets.Kind) {
    let horizon = height * dice(0.42...0.6)
    dice.chance(0.5) ? park(horizon) : hall(horizon)
    let size = side * dice(0.08...0.1)
    let foot = horizon + (height - horizon) * dice(0.25...0.7)
    things(foot: min(foot + side * 0.2, height))
    let pose = dice.count(0...2)
    let low = [3.4, 2.2, 1.6][pose]
    canvas.at(width * dice(0.2...0.8), foot - size * low, scale: size, mirrored: dice.chance(0.5)) {
      shade(0.2, low + 0.06, 2)
      switch pose {
      case 0:
        seat(kind)
        head(turn: dice(-0.2...0.2), kind)
      case 1: frame(kind)
      default:
        rest(kind)
        head(turn: dice(-0.2...0.2), kind)
      }
    }
  }

  private func park(_ horizon: Double) {
    let green = Colour(dice.one(of: [0x6f9a48, 0x5c8a3a, 0x87a352]))
    canvas.fillAll(.vertical(0, horizon, lit(0x9cc0e0), lit(0xdce8ec)))
    for _ in 0..<9 {
      let (x, size) = (dice(0...width), dice(0.1...0.24) * side)
      canvas.ellipse(x, horizon - size * 0.5, size, size * 0.8, lit(green.lighter(dice(-0.5 ... -0.2))))
    }
    canvas.rectangle(
      0, horizon, width, height - horizon,
      .vertical(horizon, height, lit(green.lighter(0.1)), lit(green.lighter(-0.25))))
    if dice.chance(0.6) {
      for post in 0..<24 {
        canvas.rectangle(Double(post) * 16, horizon - 34, 10, 40, lit(Colour(0xb89a74).lighter(dice(-0.15...0.1))))
      }
      canvas.rectangle(0, horizon - 24, width, 4, lit(0x8a7050))
    }
    blades(from: horizon, count: 120, green)
  }

  private func hall(_ horizon: Double) {
    room(horizon)
    let cloth = Colour(dice.one(of: [0x7a5a4a, 0x5a6a7a, 0x8a8478, 0x4a5a48]))
    let x = dice(0.02...0.5) * width
    canvas.rectangle(x, horizon - side * 0.26, side * 0.5, side * 0.22, lit(cloth))
    canvas.rectangle(x - side * 0.03, horizon - side * 0.12, side * 0.56, side * 0.16, lit(cloth.lighter(0.12)))
    canvas.rectangle(x - side * 0.03, horizon + side * 0.02, side * 0.56, 4, lit(cloth.lighter(-0.5)))
    canvas.ellipse(
      width * 0.5, height * 0.84, width * 0.42, height * 0.1, lit(collarColour.mixed(Colour(0xc8b8a0), 0.6)))
  }

  /// Cut off by the edge of the picture: so near that the ears are outside, or just walking in.
  func cutOff(_ kind: DrawnPets.Kind) {
    ground(floor: height * dice(0.6...0.85))
    let isMirrored = dice.chance(0.5)
    if dice.chance(0.5) {
      let size = side * dice(0.26...0.36)
      canvas.at(
        width * (isMirrored ? dice(0.82...0.94) : dice(0.06...0.18)), height * dice(0.4...0.6), scale: size,
        mirrored: isMirrored
      ) {
        bust(kind)
        head(turn: dice(-0.3...0.3), kind)
      }
    } else {
      let size = side * dice(0.36...0.46)
      canvas.at(width * dice(0.36...0.64), height * dice(0.12...0.24), scale: size, mirrored: isMirrored) {
        bust(kind)
        head(turn: dice(-0.3...0.3), kind)
      }
    }
  }
}
