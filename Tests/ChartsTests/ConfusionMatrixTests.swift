import Testing

@testable import Charts

@Suite struct ConfusionMatrixTests {
  @Test func countsPairs() throws {
    let matrix = ConfusionMatrix(
      classes: ["rural", "urban"], truths: [0, 0, 0, 1, 1, 7], predictions: [0, 0, 1, 1, 1, 0])
    #expect(matrix.counts == [[2, 1], [0, 2]])
    let figure = matrix.figure()
    #expect(figure.description == "4 of 5 predictions are right.")
    #expect(figure.data.rows == [["rural", "2", "1"], ["urban", "0", "2"]])
    _ = try SVGReader(figure.light)
  }

  @Test func nothingCounted() throws {
    let figure = ConfusionMatrix(classes: [], truths: [], predictions: []).figure()
    #expect(figure.description == "There is nothing to draw: no predictions were counted.")
    _ = try SVGReader(figure.dark)
  }
}
