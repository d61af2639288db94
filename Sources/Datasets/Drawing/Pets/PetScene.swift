/// What a picture of a cat or a dog is drawn on and with.
final class PetScene {
  let canvas: Canvas
  let dice: Dice
  let coat: Coat
  /// Of a cat's eyes.
  let iris: Colour
  let catEars: CatEars
  /// Of a cat.
  let hasFlatFace: Bool
  /// Of a dog.
  let ears: DogEars
  /// Whether a dog has stripes too.
  let isBrindled: Bool
  let isPanting: Bool
  /// Cats wear one as often as dogs.
  let hasCollar: Bool
  let collarColour: Colour
  /// What every colour is multiplied by.
  var light: Colour
  /// How much brightness varies from pixel to pixel.
  var grain: Double
  /// Whether eyes are shut.
  var isAsleep = false

  /// A new scene of one of a few common sizes.
  init(seed: UInt64) {
    dice = Dice(seed: seed)
    let size = dice.one(of: [(340, 260), (340, 260), (290, 290), (260, 330)])
    canvas = Canvas(width: size.0, height: size.1, isQuick: true)
    let light = dice.one(
      of: [Colour(1, 1, 1), Colour(1, 0.96, 0.88), Colour(1, 0.9, 0.78), Colour(0.92, 0.96, 1)])
    let gain = dice(0.82...1.06)
    self.light = light.times(Colour(gain, gain, gain))
    coat = Coat(dice)
    iris = Colour(dice.one(of: [0xc8b83a, 0x8fae4a, 0xd89a2e, 0x6aa0c0]))
    ears = dice.one(of: DogEars.allCases)
    catEars = dice.chance(0.12) ? .folded : .pricked
    hasFlatFace = dice.chance(0.25)
    isBrindled = dice.chance(0.4)
    isPanting = dice.chance(0.4)
    hasCollar = dice.chance(0.3)
    grain = dice(1.5...4)
    collarColour = Colour(dice.one(of: [0xb83030, 0x3a5a9a, 0x2a2a2a, 0x4a8a5a, 0xc87a2a]))
  }

  var width: Double { canvas.width }
  var height: Double { canvas.height }
  /// The shorter side.
  var side: Double { min(width, height) }

  func lit(_ colour: Colour) -> Colour { colour.times(light) }
  func lit(_ hex: UInt32, _ alpha: Double = 1) -> Colour { lit(Colour(hex, alpha)) }

  /// The scene as a camera takes it.
  func picture() -> Picture {
    canvas.picture.finished(
      blur: dice(0.2...0.55), grain: grain, vignette: dice(0...0.3), contrast: dice(0.95...1.08), dice)
  }
}
