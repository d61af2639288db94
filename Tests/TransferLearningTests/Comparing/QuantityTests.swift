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
    #expect(Quantity.number(-0.00019).description == "−0.0002")
    #expect(Quantity.number(0).description == "0.0000")
    #expect(Quantity.number(1.5e-7).description == "1.500e−07")
    #expect(Quantity.number(.nan).description == "not a number")
    #expect(Quantity.change(0.00002).description == "+0.0000")
    #expect(Quantity.change(-0.03).description == "−0.0300")
    #expect(Quantity.text("none").description == "none")
  }
}
