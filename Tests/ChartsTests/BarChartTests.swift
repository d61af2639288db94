import Testing

@testable import Charts

@Suite struct BarChartTests {
  static let goldfish = BarChart(
    title: "What is in the picture?",
    bars: [
      .init("goldfish", 0.962), .init("rock beauty", 0.011), .init("anemone fish", 0.006), .init("tench", 0.001),
      .init("axolotl", 0.0004),
    ],
    valueTitle: "probability")

  @Test func tellsTheBarsInWordsAndNumbers() throws {
    let figure = Self.goldfish.figure()
    #expect(figure.description.hasPrefix("Probability: goldfish 96.2%, rock beauty 1.1%"))
    #expect(figure.data.rows[0] == ["goldfish", "96.2%"])
    let reader = try SVGReader(figure.dark)
    #expect(reader.texts.contains("goldfish") && reader.texts.contains("96.2%"))
  }

  @Test(arguments: [[], [0], [.nan, .infinity, 0.5], [-3, 5], [0.25, 0.25], [-1, -2], [1e300, 1]] as [[Double]])
  func oddValues(values: [Double]) throws {
    for format in [ValueFormat.percent, .number] {
      let chart = BarChart(
        title: "Odd", bars: values.map { .init("a name that is much longer than there is room for", $0) },
        valueTitle: "value", valueFormat: format)
      let figure = chart.figure()
      #expect(!figure.light.contains("nan") && !figure.light.contains("inf\""))
      _ = try SVGReader(figure.light)
      _ = try SVGReader(figure.dark)
    }
  }

  @Test(.enabled(if: Golden.isComparable, Golden.why)) func golden() throws {
    try Golden.compare(Self.goldfish.figure().dark, with: "goldfish-dark.svg")
  }
}
