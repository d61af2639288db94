import Tensors
import Testing

@testable import NeuralNetworks

/// What is in memory stays below the limit, and what was not used for longest goes.
@Suite struct FeatureMemoryTests {
  private func row(_ number: Float) -> Tensor { Tensor(repeating: number, shape: [1000]) }

  @Test func theOldestGoes() {
    var memory = FeatureMemory(limit: 13_500)
    for number in 0..<3 { memory.keep(row(Float(number)), model: "m", key: "\(number)") }
    #expect(memory.count == 3 && memory.bytes <= 13_500)
    #expect(memory.features(model: "m", key: "0") == row(0))
    memory.keep(row(3), model: "m", key: "3")
    #expect(memory.features(model: "m", key: "1") == nil)
    for number in [0, 2, 3] { #expect(memory.features(model: "m", key: "\(number)") == row(Float(number))) }
    // A second model's do not stand for the first's, and the same key again takes no more room.
    #expect(memory.features(model: "n", key: "0") == nil)
    memory.keep(row(9), model: "m", key: "0")
    #expect(memory.count == 3 && memory.features(model: "m", key: "0") == row(9))
    memory.keep(Tensor(repeating: 1, shape: [4000]), model: "m", key: "huge")
    #expect(memory.count == 3 && memory.features(model: "m", key: "huge") == nil)
  }

  @Test func theOrderIsThatOfUse() {
    var memory = FeatureMemory(limit: 50_000)
    var order: [Int] = []
    var numbers = RandomNumbers(seed: 5, purpose: "memory")
    for _ in 0..<20_000 {
      let key = Int(numbers.next() % 30)
      order.removeAll { $0 == key }
      if memory.features(model: "m", key: "\(key)") == nil {
        memory.keep(row(Float(key)), model: "m", key: "\(key)")
      }
      order.append(key)
      #expect(memory.bytes <= 50_000)
      order = Array(order.suffix(memory.count))
    }
    #expect(memory.count == 11 && Set(order).count == 11)
    for key in order { #expect(memory.features(model: "m", key: "\(key)") == row(Float(key))) }
  }
}
