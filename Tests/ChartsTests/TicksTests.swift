import Testing

@testable import Charts

@Suite struct TicksTests {
  @Test func encloseTheRange() {
    for (low, high) in [(0.0, 1.0), (0.61, 0.97), (-3, 12), (1e-9, 2e-9), (1e6, 1.1e6), (-5, -4.2), (0.5, 0.5), (0, 0)]
    {
      let ticks = Ticks(enclosing: low...high).values
      #expect(
        ticks[0] <= low + 1e-12 && ticks[ticks.count - 1] >= high - 1e-12 * abs(high), "\(low)...\(high): \(ticks)")
      #expect((2...11).contains(ticks.count), "\(low)...\(high): \(ticks)")
    }
  }

  @Test func areRound() {
    let texts = Ticks(enclosing: 0.61...0.97).values.map { ValueFormat.percent.tick($0, step: 0.1) }
    #expect(texts == ["60%", "70%", "80%", "90%", "100%"])
    #expect(Ticks(enclosing: 1...1, limits: 0...1).values.last == 1)
    #expect(ValueFormat.number.tick(-0.25, step: 0.05) == "−0.25")
    #expect(ValueFormat.number.tick(1e-18, step: 0.2) == "0.0")
  }

  @Test func wholeNumbers() {
    #expect(Ticks(wholeIn: 1...5, count: 10).values == [1, 2, 3, 4, 5])
    #expect(Ticks(wholeIn: 1...1, count: 10).values == [1])
    #expect(Ticks(wholeIn: 1...100, count: 8).values == [1, 20, 40, 60, 80, 100])
  }
}
