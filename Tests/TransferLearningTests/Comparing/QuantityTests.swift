import Testing

@testable import TransferLearning

@Suite struct QuantityTests {
  @Test func writtenAsWhatTheyAre() {
    #expect(Quantity.count(0).description == "0")
    #expect(Quantity.count(999).description == "999")
    #expect(Quantity.count(1000).description == "1,000")
    #expect(Quantity.count(-1_234_567).description == "−1,234,567")
    #expect(Quantity.percent(0.95).description == "95.0%")
    #expect(Quantity.time(.microseconds(400)).description == "0.4 ms")
    #expect(Quantity.time(.milliseconds(999)).description == "999 ms")
    #expect(Quantity.time(.milliseconds(9_994)).description == "9.99 s")
    #expect(Quantity.time(.seconds(84.04)).description == "84.0 s")
    #expect(Quantity.time(.seconds(120)).description == "120 s")
    #expect(Quantity.text("none").description == "none")
  }
}
