import Foundation

extension PetScene {
  /// In the last light of the day.
  func dusk(_ kind: DrawnPets.Kind) {
    light = light.times(Colour(0.74, 0.74, 0.84))
    switch dice.count(0...3) {
    case 0: sitting(kind)
    case 1: lying(kind)
    case 2: profile(kind)
    default: standing(kind)
    }
    canvas.fillAll(.solid(Colour(0.05, 0.06, 0.13, dice(0.2...0.4))))
    grain = dice(4...7)
  }

  /// Before a bright window: hardly more than an outline.
  func againstTheLight(_ kind: DrawnPets.Kind) {
    let sill = height * dice(0.74...0.88)
    window(sill)
    light = Colour(0.38, 0.38, 0.42)
    canvas.rectangle(0, sill, width, height - sill, .vertical(sill, height, lit(0xb8a890), lit(0x584838)))
    let size = side * dice(0.13...0.17)
    let pose = dice.count(0...2)
    let low = [3.4, 3.4, 2.2][pose]
    canvas.at(width * dice(0.36...0.64), sill + 4 - size * low, scale: size, mirrored: dice.chance(0.5)) {
      switch pose {
      case 0:
        seat(kind)
        head(turn: dice(-0.25...0.25), kind)
      case 1: back(kind)
      default: frame(kind)
      }
    }
    let glare = Point(width * dice(0.2...0.8), sill * 0.3)
    canvas.glow(glare.x, glare.y, side * 0.9, Colour(1, 0.98, 0.9, 0.4))
  }

  private func window(_ sill: Double) {
    canvas.fillAll(.vertical(0, sill, lit(0xfafcff), lit(0xe4ecd8)))
    for _ in 0..<12 {
      let (x, y, size) = (dice(0...width), dice(0.5...1) * sill, dice(0.06...0.16) * side)
      canvas.ellipse(x, y, size, size, .radial(Point(x, y), size, [(0, lit(0xb8cc98, 0.5)), (1, lit(0xb8cc98, 0))]))
    }
    let frame = lit(0x4a4038)
    for x in [0.0, width * 0.48, width * 0.96] { canvas.rectangle(x, 0, width * 0.04, sill, frame) }
    canvas.rectangle(0, 0, width, 8, frame)
    canvas.rectangle(0, sill * 0.5, width, 5, frame)
  }
}
