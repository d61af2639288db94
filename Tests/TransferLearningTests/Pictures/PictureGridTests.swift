import Testing

@testable import TransferLearning

@Suite struct PictureGridTests {
  private func picture(_ width: Int, _ height: Int) -> Picture {
    Picture(width: width, height: height, pixels: .init(repeating: 120, count: width * height * 3))
  }

  private func images(_ value: some Showable) throws -> StepOutput.ImageGrid {
    guard case .images(let grid)? = value.stepOutputs.first else { throw FilterError.notOfColours([]) }
    return grid
  }

  @Test func aPictureKeepsItsProportions() throws {
    let shown = try images(picture(1600, 1000)).pictures[0]
    #expect(shown.width == 800 && shown.height == 500)
    #expect(shown.caption == "1600 × 1000 pixels")
    let again = try Picture(jpeg: shown.data)
    #expect(again.width == 800 && again.height == 500)
    #expect(picture(3000, 2).fitting(100).height == 1)
    #expect(picture(30, 20).fitting(100) == picture(30, 20))
  }

  @Test func captionsAndMarks() throws {
    var grid = PictureGrid("Two", ["first": picture(4, 4)])
    grid.add(picture(4, 4), caption: "second", mark: .wrong)
    let shown = try images(grid)
    #expect(shown.title == "Two")
    #expect(shown.pictures.map(\.caption) == ["first", "second"])
    #expect(shown.pictures.map(\.mark) == [nil, .wrong])
  }

  @Test func filtersAreScaledEachByItself() throws {
    // Two filters of 1 × 1: (1, 0, -1) and (0.5, 0.25, 0).
    let kernel = Tensor(shape: [1, 1, 3, 2], scalars: [1, 0.5, 0, 0.25, -1, 0])
    let tiles = try PictureGrid(filters: kernel).tiles
    #expect(tiles.map(\.picture.pixels) == [[255, 128, 0], [255, 191, 128]])
    #expect(
      try images(PictureGrid(filters: kernel)).pictures.allSatisfy { $0.pixelated && $0.mediaType == "image/png" })
    _ = try PictureGrid(filters: Tensor(shape: [3, 3, 3, 4]))
    #expect(throws: FilterError.notOfColours([3, 3, 32, 64])) {
      try PictureGrid(filters: Tensor(shape: [3, 3, 32, 64]))
    }
  }
}
