/// What a picture of flowers is drawn on and with.
final class FlowerScene {
  let canvas: Canvas
  let dice: Dice
  /// What every colour is multiplied by: the light of a morning, of noon, of an evening, of a grey day.
  private let ambient: Colour
  /// What a flower throws on what is close behind it.
  var shadow = Colour(0x0c1208, 0.24)

  /// A new scene of one of a few common sizes.
  init(seed: UInt64) {
    dice = Dice(seed: seed)
    let size = dice.one(of: [(360, 270), (360, 270), (300, 300), (270, 340)])
    canvas = Canvas(width: size.0, height: size.1, isQuick: true)
    let light = dice.one(
      of: [Colour(1, 1, 1), Colour(1, 1, 1), Colour(1, 0.95, 0.86), Colour(0.9, 0.95, 1), Colour(1, 0.88, 0.76)])
    let gain = dice(0.84...1.06)
    ambient = light.times(Colour(gain, gain, gain))
  }

  var width: Double { canvas.width }
  var height: Double { canvas.height }
  /// The shorter side.
  var side: Double { min(width, height) }

  func lit(_ colour: Colour) -> Colour { colour.times(ambient) }
  func lit(_ hex: UInt32, _ alpha: Double = 1) -> Colour { lit(Colour(hex, alpha)) }

  /// The scene as a camera takes it.
  func picture() -> Picture {
    canvas.picture.finished(
      blur: dice(0.2...0.5), grain: dice(1.5...4), vignette: dice(0...0.3), contrast: dice(0.96...1.1), dice)
  }

  /// Something further away than the camera looks: drawn by `draw` and covered by what air and lens make of it.
  func veil(_ colour: Colour) { canvas.rectangle(0, 0, width, height, colour) }
}
