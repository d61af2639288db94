import Testing

@testable import TransferLearning

@Suite struct NearestRowsTests {
  @Test func byDirectionNotByLength() {
    let features = Tensor(shape: [5, 2], scalars: [1, 0, 100, 1, 0.5, 0.5, 0, 3, 0, 0])
    let nearest = features.nearestRows(to: 0, count: 3)
    #expect(nearest.map(\.row) == [1, 2, 3])
    #expect(abs(nearest[1].similarity - 0.5.squareRoot()) < 1e-6)
    #expect(nearest[2].similarity == 0)
    #expect(features.nearestRows(to: 4, count: 9).map(\.similarity) == [0, 0, 0, 0])
  }
}
