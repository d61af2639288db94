/// The coat of a cat or a dog: both come in the same colours.
struct Coat {
  enum Pattern: CaseIterable { case plain, striped, bib, patched, mask }

  let main: Colour
  /// Of the muzzle, the chest and the paws.
  let light: Colour
  /// Of stripes, patches or the mask.
  let mark: Colour
  let pattern: Pattern

  init(_ dice: Dice) {
    let (main, light, mark): (UInt32, UInt32, UInt32) = dice.one(of: [
      (0xc8843c, 0xf0dcc0, 0x8a4e1c), (0x8a8680, 0xd8d4cc, 0x4a4642), (0x2e2a2a, 0xe8e4de, 0x181416),
      (0xe8e0d2, 0xf8f4ec, 0xb08858), (0x9a6e44, 0xe4d0b0, 0x5a3a20), (0x5a4030, 0xc8a880, 0x2e1e16),
      (0xd8b888, 0xf4e8d4, 0xa07848), (0x6a6e78, 0xc4c8d0, 0x3c4048),
    ])
    let turn = dice(-0.1...0.1)
    (self.main, self.light, self.mark) = (Colour(main).lighter(turn), Colour(light), Colour(mark).lighter(turn))
    pattern = dice.one(of: Pattern.allCases)
  }
}
