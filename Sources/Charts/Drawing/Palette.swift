/// The colours of a chart. The page's background shows through; `background` is the one that contrast is judged by.
struct Palette: Sendable {
  let name: String
  let background: Color
  /// Words and the axis.
  let ink: Color
  /// Tick labels and axis titles.
  let muted: Color
  /// Lines that should hardly be seen.
  let grid: Color
  /// Told apart by people with any of the common colour deficiencies (after Okabe and Ito), dark or light enough to set
  /// words in: at least 4.5 : 1.
  let series: [Color]

  static let light = Palette(
    name: "light", background: Color(0xffffff), ink: Color(0x1c2430), muted: Color(0x566070), grid: Color(0xe3e6ea),
    series: [0x0b63b0, 0xbf450b, 0x0b7a66, 0x8f3a96, 0x806000, 0x4a5568].map { Color($0) })

  static let dark = Palette(
    name: "dark", background: Color(0x15181d), ink: Color(0xe8ebef), muted: Color(0xa3adba), grid: Color(0x2e343c),
    series: [0x6cb4ff, 0xff9a62, 0x4fd0b3, 0xdaa2e6, 0xe3c04d, 0xb5c0ce].map { Color($0) })

  /// The colour of a series; they begin again after the last.
  func color(_ index: Int) -> Color { series[index % series.count] }
}
