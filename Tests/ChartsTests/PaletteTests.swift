import Testing

@testable import Charts

@Suite struct PaletteTests {
  @Test(arguments: [Palette.light, Palette.dark])
  func wordsAndCurvesStandOut(palette: Palette) {
    #expect(Color(0x000000).contrast(with: Color(0xffffff)) == 21)
    for color in [palette.ink, palette.muted] + palette.series {
      #expect(color.contrast(with: palette.background) >= 4.5, "\(palette.name) \(color.hex)")
    }
  }

  @Test func sixLooks() {
    let looks = (0..<6).map(Stroke.init)
    #expect(Set(looks.map(\.dash)).count == 6)
    #expect(Set(looks.map { "\($0.marker)" }).count == 6)
  }
}
