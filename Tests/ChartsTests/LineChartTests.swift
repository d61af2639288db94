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

  static let runs = LineChart(
    title: "Accuracy by epoch",
    series: [
      .init("plain, training", [0.6, 0.8, 0.9, 0.97, 0.99, 1], group: 0, isCompanion: true),
      .init("plain, validation", [0.7, 0.82, 0.75], positions: [2, 4, 6], group: 0, best: 1),
      .init("longer, training", [0.9, 0.92, 0.93, 0.95], positions: [5, 6, 7, 8], group: 1, isCompanion: true),
      .init("longer, validation", [0.84, 0.86, 0.88, 0.87], positions: [5, 6, 7, 8], group: 1, best: 2),
    ],
    valueTitle: "accuracy", valueFormat: .percent)

  @Test func valuesStandAtTheirEpochs() throws {
    let figure = Self.runs.figure()
    #expect(figure.data.rows.map { $0[0] } == ["1", "2", "3", "4", "5", "6", "7", "8"])
    #expect(figure.data.rows[1] == ["2", "80.0%", "70.0%", "", ""])
    #expect(figure.data.rows[5] == ["6", "100.0%", "75.0%", "92.0%", "86.0%"])
    #expect(figure.data.rows[7] == ["8", "", "", "95.0%", "87.0%"])
    #expect(figure.description.hasPrefix("Accuracy over 8 epochs: plain, training goes from 60.0% to 100.0%; "))
    #expect(figure.description.contains("goes from 70.0% to 75.0%, best in epoch 4 with 82.0%;"))
    #expect(try SVGReader(figure.light).texts.contains("best epoch"))
    let area = PlotArea(left: 0, right: 100, top: 0, bottom: 10, low: 0, high: 1, positions: 5...8)
    #expect([5, 6, 8].map(area.x) == [10, 10 + 80.0 / 3, 90])
  }

  @Test func aRunThatWasTakenUpBeginsWhereItDid() throws {
    var chart = Self.runs
    chart.series.removeFirst(2)
    #expect(chart.figure().description.hasPrefix("Accuracy from epoch 5 to 8: longer, training"))
    let texts = try SVGReader(chart.figure().light).texts
    #expect(texts.contains("5") && texts.contains("8") && !texts.contains("1"))
  }

  @Test func aGroupSharesColourAndMarker() {
    let looks = Self.runs.series.enumerated().map { Stroke($0.element, index: $0.offset) }
    #expect(looks[0].color == looks[1].color && looks[0].marker == looks[1].marker)
    #expect(looks[0].dash != looks[1].dash && looks[1].dash.isEmpty)
    #expect(looks[2].color != looks[0].color && looks[2].marker != looks[0].marker)
    #expect(Stroke(.init("alone", []), index: 3).dash == Stroke(3).dash)
  }

  @Test func aBestThatCannotBeDrawnIsNotMarked() throws {
    for best in [0, 7, -1] {
      let chart = LineChart(title: "Loss", series: [.init("a", [.nan, 1], best: best)], valueTitle: "loss")
      #expect(!(try SVGReader(chart.figure().light).texts.contains("best epoch")))
    }
  }

  @Test(.enabled(if: Golden.isComparable, Golden.why)) func goldenOfRuns() throws {
    try Golden.compare(Self.runs.figure().dark, with: "runs-dark.svg")
  }
}
