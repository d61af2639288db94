/// The sizes of words in a chart, in units of the view box.
enum TextStyle {
  /// Labels, ticks, axis titles.
  static let size = 13.0
  /// On a narrow screen the chart shrinks and its words should not: they grow to this, and room is kept for it.
  static let narrowSize = 15.5

  /// The room that a text may need on any screen, in the wider bold.
  static func room(_ text: String) -> Double { TextWidth.of(text, size: narrowSize) }
}
