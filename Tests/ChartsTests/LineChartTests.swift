import Foundation
import StepOutput
import Testing

@testable import Charts

@Suite struct LineChartTests {
  static let curves = LineChart(
    title: "Accuracy by epoch",
    series: [
      .init("training", [0.625, 0.847, 0.903, 0.944, 0.958]), .init("validation", [0.75, 0.9, 0.95, 0.95, 0.95]),
    ],
    valueTitle: "accuracy", valueFormat: .percent)

  @Test func tellsTheCurvesInWordsAndNumbers() {
    let figure = Self.curves.figure()
    #expect(
      figure.description
        == "Accuracy over 5 epochs: training goes from 62.5% to 95.8%; validation goes from 75.0% to 95.0%.")
    #expect(figure.data.columns.map(\.title) == ["epoch", "training", "validation"])
    #expect(figure.data.rows.last == ["5", "95.8%", "95.0%"])
  }

  @Test func twoPalettesOfTheSameShapes() throws {
    let figure = Self.curves.figure()
    let (light, dark) = (try SVGReader(figure.light), try SVGReader(figure.dark))
    #expect(light.count("path") == dark.count("path"))
    #expect(light.texts == dark.texts)
    #expect(Set(light.ids).isDisjoint(with: dark.ids))
    #expect(light.texts.contains("training") && light.texts.contains("validation"))
    #expect(light.texts.contains("epoch") && light.texts.contains("accuracy") && light.texts.contains("100%"))
  }

  @Test func theSameChartIsTheSameBytes() {
    #expect(Self.curves.figure() == Self.curves.figure())
    var other = Self.curves
    other.series[0].values[0] = 0.6
    #expect(other.figure().light != Self.curves.figure().light)
  }

  @Test func wholeEpochsOnly() throws {
    for count in [1, 2, 3, 5, 12, 100] {
      let chart = LineChart(
        title: "Loss", series: [.init("training", (0..<count).map { 1 / Double($0 + 1) })], valueTitle: "loss")
      let texts = try SVGReader(chart.figure().light).texts
      // The ticks of the epochs stand between the axis titles and the label of the curve.
      let from = try #require(texts.firstIndex(of: "epoch"))
      let ticks = texts[(from + 1)...].prefix { $0 != "training" }
      #expect(ticks.first == "1")
      #expect(ticks.allSatisfy { Int($0) != nil } && ticks.count <= 11)
      #expect(Set(ticks).count == ticks.count)
    }
  }

  @Test func valuesThatAreNotFiniteAreLeftOutAndSaid() throws {
    let chart = LineChart(
      title: "Loss", series: [.init("training", [0.7, .nan, .infinity, 0.4, -.infinity, 1e300])], valueTitle: "loss")
    let figure = chart.figure()
    #expect(figure.description.hasSuffix("4 values are not finite and are left out."))
    #expect(!figure.light.contains("nan") && !figure.light.contains("inf"))
    #expect(figure.data.rows[1] == ["2", "not a number"])
    _ = try SVGReader(figure.light)
  }

  @Test(
    arguments: [[], [.init("training", [])], [.init("training", [.nan]), .init("validation", [.infinity])]]
      as [[LineChart.Series]])
  func nothingToDrawIsASentence(series: [LineChart.Series]) throws {
    let figure = LineChart(title: "Loss", series: series, valueTitle: "loss").figure()
    #expect(figure.description == "There is nothing to draw: no curve has a finite value.")
    #expect(try SVGReader(figure.dark).texts == ["No finite value to draw"])
  }

  @Test func oneEpochHasAPoint() throws {
    let figure = LineChart(title: "Loss", series: [.init("training", [0.5])], valueTitle: "loss").figure()
    #expect(figure.description == "Loss over one epoch: training is 0.5000.")
    #expect(try SVGReader(figure.light).texts.filter { $0 == "1" }.count == 1)
  }

  @Test func namesAreEscapedAndLongOnesStandAbove() throws {
    let names = ["a <b> & \"c\"", String(repeating: "a very long name of a run ", count: 6)]
    let chart = LineChart(title: "A & B", series: names.map { .init($0, [1, 2]) }, valueTitle: "loss")
    let reader = try SVGReader(chart.figure().light)
    #expect(reader.texts.contains("a <b> & \"c\""))
    #expect(reader.texts.contains { $0.hasPrefix("a very long name") && $0.hasSuffix("…") })
    #expect(reader.title == "A & B")
  }

  @Test func labelsAtTheEndsDoNotOverlap() {
    #expect(CurveLabels.spread([10, 12, 90], gap: 20, within: 0...100) == [1, 21, 90])
    #expect(CurveLabels.spread([95, 97, 99], gap: 20, within: 0...100) == [60, 80, 100])
    #expect(CurveLabels.spread([50], gap: 20, within: 0...100) == [50])
  }

  @Test(.enabled(if: Golden.isComparable, Golden.why)) func golden() throws {
    try Golden.compare(Self.curves.figure().light, with: "accuracy-light.svg")
  }
}
