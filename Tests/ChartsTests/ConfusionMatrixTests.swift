import Testing

@testable import Charts

@Suite struct ConfusionMatrixTests {
  @Test func countsPairs() throws {
    let matrix = ConfusionMatrix(
      classes: ["rural", "urban"], truths: [0, 0, 0, 1, 1, 7], predictions: [0, 0, 1, 1, 1, 0])
    #expect(matrix.counts == [[2, 1], [0, 2]])
    let figure = matrix.figure()
    #expect(
      figure.description
        == "4 of 5 predictions are right. The most frequent mistake: rural taken for urban, 1 of 3 times.")
    #expect(figure.data.rows == [["rural", "2", "1"], ["urban", "0", "2"]])
    #expect(try SVGReader(figure.light).texts.filter { $0 == "2" }.count == 2)
  }

  @Test func nothingCounted() throws {
    let figure = ConfusionMatrix(classes: [], truths: [], predictions: []).figure()
    #expect(figure.description == "There is nothing to draw: no predictions were counted.")
    _ = try SVGReader(figure.dark)
  }

  @Test func sharesOfRows() throws {
    let matrix = ConfusionMatrix(
      classes: ["rural", "urban", "sea"], truths: [0, 0, 0, 1] + Array(repeating: 1, count: 999),
      predictions: [0, 0, 1, 2] + Array(repeating: 1, count: 999), normalized: true)
    let texts = try SVGReader(matrix.figure().light).texts
    for text in ["67%", "33%", "<1%", ">99%", "–"] { #expect(texts.contains(text), "\(text)") }
    #expect(matrix.figure().data.rows[0] == ["rural", "2 (66.7%)", "1 (33.3%)", "0 (0.0%)"])
    #expect(matrix.figure().data.rows[2] == ["sea", "0", "0", "0"])
  }

  @Test func theMostFrequentMistakeIsNamed() {
    func words(_ truths: [Int], _ predictions: [Int], classes: Int = 3) -> String {
      ConfusionMatrix(classes: (0..<classes).map { "c\($0)" }, truths: truths, predictions: predictions).figure()
        .description
    }
    #expect(words([0, 1, 2], [0, 1, 2]) == "All 3 predictions are right.")
    #expect(
      words([0, 1, 1, 2, 2], [1, 0, 1, 0, 0])
        == "1 of 5 predictions are right. The most frequent mistake: c2 taken for c0, 2 of 2 times.")
    #expect(words([0, 1, 1, 2], [1, 0, 1, 2]).hasSuffix("c0 taken for c1, 1 of 1 time; another is as frequent."))
    #expect(words([0], [0]) == "The one prediction is right. Nothing that was counted is c1 or c2.")
    #expect(words([0], [0], classes: 9).hasSuffix("Of 8 classes nothing was counted."))
  }

  /// Names and numbers where there is room for them; the file of a hundred classes stays small.
  @Test(arguments: [1, 2, 5, 12, 20, 21, 47, 100]) func anyNumberOfClasses(count: Int) throws {
    let (truths, predictions) = Self.mostlyRight(count, examples: 20 * count)
    let matrix = ConfusionMatrix(
      classes: (0..<count).map { "number \($0)" }, truths: truths, predictions: predictions)
    let figure = matrix.figure()
    let reader = try SVGReader(figure.dark)
    let names = reader.texts.filter { $0.hasPrefix("number") }
    #expect(names.count >= min(2 * count, 20))
    #expect(figure.light.utf8.count < 150_000, "\(figure.light.utf8.count) bytes")
    let size = try #require(reader.root["viewBox"]).split(separator: " ").compactMap { Double($0) }
    #expect(size[2] <= 480 && size[3] < 700, "\(size)")
    #expect(reader.texts.contains { $0.hasPrefix("The stronger the colour") } == (count > 12))
    #expect(figure.data.rows.count == count)
    #expect(figure.data.rows.allSatisfy { $0.count == figure.data.columns.count })
    if count > 20 { #expect(figure.data.columns.count == 5) }
  }

  @Test func longNamesAreCut() throws {
    let name = "a street with very tall houses & <lamps>"
    let matrix = ConfusionMatrix(classes: [name, "b"], truths: [0, 1], predictions: [1, 1])
    let reader = try SVGReader(matrix.figure().light)
    #expect(reader.texts.contains { $0.hasPrefix("a street") && $0.hasSuffix("…") })
    #expect(matrix.figure().description.contains(name))
  }

  static func mostlyRight(_ classes: Int, examples: Int) -> (truths: [Int], predictions: [Int]) {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let truths = (0..<examples).map { $0 % classes }
    return (truths, truths.map { next(4) > 0 ? $0 : next(classes) })
  }

  @Test(.enabled(if: Golden.isComparable, Golden.why)) func golden() throws {
    let (truths, predictions) = Self.mostlyRight(5, examples: 137)
    let matrix = ConfusionMatrix(
      classes: ["daisy", "dandelion", "roses", "sunflowers", "tulips"], truths: truths, predictions: predictions)
    try Golden.compare(matrix.figure().light, with: "confusion-light.svg")
  }
}
