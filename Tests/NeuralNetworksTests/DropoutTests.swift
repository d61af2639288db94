import Tensors
import Testing

@testable import NeuralNetworks

@Suite struct DropoutTests {
  @Test func eachNumberIsDrawnForItself() {
    var numbers = RandomNumbers(seed: 1)
    let mask = Dropout(0.25).mask([50, 40], &numbers).scalars
    #expect(Set(mask) == [0, 1 / 0.75])
    #expect(abs(Double(mask.count { $0 == 0 }) / 2000 - 0.25) < 0.03)
  }

  @Test func anAxisOfOneSharesADraw() {
    var numbers = RandomNumbers(seed: 1)
    let examples = Dropout(0.5, noiseShape: [nil, 1, 1, 1]).mask([40, 2, 3, 5], &numbers).scalars
    let rows = stride(from: 0, to: examples.count, by: 30).map { Array(examples[$0..<$0 + 30]) }
    #expect(rows.allSatisfy { Set($0).count == 1 } && Set(rows.map { $0[0] }) == [0, 2])
    let channels = Dropout(0.5, noiseShape: [nil, 1, nil]).mask([4, 6, 32], &numbers).scalars
    for example in 0..<4 {
      let lines = (0..<6).map { Array(channels[(example * 6 + $0) * 32..<(example * 6 + $0 + 1) * 32]) }
      #expect(Set(lines).count == 1 && Set(lines[0]) == [0, 2])
    }
  }

  @Test func aNoiseOfAnotherShapeIsRefused() throws {
    let input = Input([4, 4, 3])
    for shape in [[nil, 1], [nil, 1, 1, 2]] as [[Int?]] {
      #expect(throws: ModelError.self) { try Dropout(0.5, noiseShape: shape)(input) }
    }
    #expect(try Dropout(0.5, noiseShape: [nil, 1, 4, 3])(input).shape == [4, 4, 3])
  }
}
