import Testing

@testable import Literate

@Suite struct AlignmentTests {
  private func pairs(_ old: String, _ new: String) -> [Alignment.Pair] { Alignment.pairs(of: Array(old), Array(new)) }

  @Test func whatIsTheSameStaysTogether() {
    #expect(pairs("abc", "abc") == [.both(0, 0), .both(1, 1), .both(2, 2)])
    #expect(pairs("abc", "abxc") == [.both(0, 0), .both(1, 1), .new(2), .both(2, 3)])
    #expect(pairs("abxc", "abc") == [.both(0, 0), .both(1, 1), .old(2, before: 2), .both(3, 2)])
    #expect(pairs("", "ab") == [.new(0), .new(1)])
    #expect(pairs("ab", "") == [.old(0, before: 0), .old(1, before: 0)])
  }

  @Test func whatStandsInOnePlaceIsOneThingChanged() {
    #expect(pairs("axc", "ayc") == [.both(0, 0), .both(1, 1), .both(2, 2)])
    #expect(pairs("axc", "ayzc") == [.both(0, 0), .both(1, 1), .new(2), .both(2, 3)])
  }

  @Test func everyElementIsThereOnce() {
    var random = Seeded(state: 5)
    for _ in 0..<300 {
      let one = (0..<Int.random(in: 0...12, using: &random)).map { _ in "abc".randomElement(using: &random)! }
      let two = (0..<Int.random(in: 0...12, using: &random)).map { _ in "abc".randomElement(using: &random)! }
      var (old, new): ([Int], [Int]) = ([], [])
      for pair in Alignment.pairs(of: one, two, mayPair: { ($0 + $1) % 3 != 0 }) {
        switch pair {
        case .both(let o, let n):
          old.append(o)
          new.append(n)
        case .old(let o, let before):
          #expect(before == new.count)
          old.append(o)
        case .new(let n): new.append(n)
        }
      }
      #expect(old == Array(one.indices) && new == Array(two.indices), "\(one) \(two)")
    }
  }

  @Test func twoLongTextsTakeNoForever() {
    let pairs = Alignment.pairs(of: Array(0..<20_000), Array(50_000..<69_000))
    #expect(pairs.count { if case .both = $0 { true } else { false } } == 19_000)
  }

  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }
}
