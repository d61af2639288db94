import Testing

@testable import TransferLearning

@Suite struct PlainTextTests {
  @Test func aTableInColumns() {
    var comparison = Comparison("Two bases", of: "base")
    comparison.add("EfficientNet-Lite0", ["parameters": .count(3_413_024), "time": .time(.milliseconds(432))])
    comparison.add(
      "Xception", ["parameters": .count(20_861_480), "accuracy": .percent(0.95), "time": .time(.seconds(6.83))])
    #expect(
      PlainText.table(comparison.table) == """
        Two bases
        base                 parameters     time   accuracy
        ──────────────────   ──────────   ──────   ────────
        EfficientNet-Lite0    3,413,024   432 ms
        Xception             20,861,480   6.83 s      95.0%

        """)
  }

  @Test func itsOwnTextGoesFirst() {
    #expect(PlainText.table(.init(columns: [.init("a")], rows: [["b"]], plainText: "as Keras")) == "as Keras\n")
  }

  @Test func rowsOfAnyLength() {
    let table = StepOutput.Table(
      columns: [.init("a"), .init("b", .right)], rows: [["1"], ["1", "2", "3"], []], footer: ["end"])
    #expect(PlainText.table(table).hasSuffix("1   2\n\nend\n"))
  }

  @Test func figuresAndPicturesInWords() {
    let figure = LineChart(title: "Loss", series: [.init("training", [1, 0.5])], valueTitle: "loss").figure()
    #expect(
      PlainText.of(.figure(figure)) == "[Loss]\nLoss over 2 epochs: training goes from 1.0000 to 0.5000.\n")
    let picture = StepOutput.ImageGrid.Picture(
      data: .init(), mediaType: "image/png", width: 3, height: 2, caption: "rural", alternativeText: "", mark: .wrong)
    #expect(
      PlainText.of(.images(.init(title: "Mistakes", pictures: [picture]))) == "Mistakes\n[picture, 3 × 2] rural ✗\n")
  }
}
