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

  @Test func logarithmic() {
    func ticks(_ range: ClosedRange<Double>, room: Double = 40) -> [String] {
      let scale = AxisScale(
        holding: [range.lowerBound, range.upperBound], start: 60, end: 454, inset: 0, isLogarithmic: true)
      let ticks = scale.ticks { _, _ in room }
      return ticks.values.map { ValueFormat.measured.tick($0, step: ticks.step(at: $0)) }
    }
    #expect(ticks(0.9...60) == ["1", "2", "5", "10", "20", "50"])
    #expect(ticks(0.04...3) == ["0.05", "0.1", "0.2", "0.5", "1", "2"])
    #expect(ticks(3.5...144) == ["5", "10", "20", "50", "100"])
    #expect(ticks(1...10_000) == ["1", "10", "100", "1000", "10,000"])
    #expect(ticks(1e-3...1e9).count < 9)
    #expect(ticks(31...38, room: 60) == ["32", "34", "36", "38"])
    #expect(ticks(31...38, room: 1000).count == 1)
  }

  @Test func positionsOnAScale() {
    let scale = AxisScale(holding: [1, 100], start: 0, end: 120, inset: 10, isLogarithmic: true)
    for (number, place) in [(1.0, 10.0), (10, 60), (100, 110)] { #expect(abs(scale.position(number) - place) < 1e-9) }
    let one = AxisScale(holding: [5], start: 0, end: 100, inset: 10, isLogarithmic: false)
    #expect(one.position(5) == 50)
  }

  @Test func measuredNumbersHaveThreeDigits() {
    for (value, text) in [
      (31.44, "31.4"), (7.356, "7.36"), (0.01234, "0.0123"), (344, "344"), (0, "0"), (-2.5, "−2.50"),
      (25_636_712, "25,636,712"), (1234.5, "1,234"), (2e-9, "2.00e−09"),
    ] {
      #expect(ValueFormat.measured.text(value) == text)
    }
  }
}
