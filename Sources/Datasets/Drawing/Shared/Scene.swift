/// What a motif draws on and with.
final class Scene {
  let canvas: Canvas
  let dice: Dice
  let light: Light

  /// A new scene of one of a few common sizes.
  init(seed: UInt64) {
    dice = Dice(seed: seed)
    let size = dice.one(of: [(400, 300), (400, 300), (360, 360), (320, 400), (420, 280)])
    canvas = Canvas(width: size.0, height: size.1)
    light = Light(dice)
  }

  var width: Double { canvas.width }
  var height: Double { canvas.height }

  func lit(_ colour: Colour, _ distance: Double = 0) -> Colour { light.lit(colour, distance) }
  func lit(_ hex: UInt32, _ distance: Double = 0) -> Colour { light.lit(Colour(hex), distance) }

  /// The scene as a camera takes it.
  func picture() -> Picture {
    canvas.picture.finished(
      blur: dice(0.2...0.6), grain: light.isNight ? dice(3...7) : dice(1.5...4), vignette: dice(0...0.3),
      contrast: dice(0.94...1.1), dice)
  }
}
