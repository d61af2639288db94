/// NumPy's legacy random numbers, which Keras's generators draw from: the Mersenne Twister MT19937 of Matsumoto and
/// Nishimura (1998), seeded as `numpy.random.seed(n)` does. The same seed gives the order and the flips that Keras gives.
struct RandomState {
  private static let size = 624
  private var state: [UInt32]
  private var position = RandomState.size

  init(seed: Int) {
    state = [UInt32(truncatingIfNeeded: seed)]
    for index in 1..<UInt32(Self.size) {
      let last = state[Int(index) - 1]
      state.append(1_812_433_253 &* (last ^ last >> 30) &+ index)
    }
  }

  private mutating func next() -> UInt32 {
    if position == Self.size {
      for index in 0..<Self.size {
        let joined = state[index] & 0x8000_0000 | state[(index + 1) % Self.size] & 0x7FFF_FFFF
        state[index] = state[(index + 397) % Self.size] ^ joined >> 1 ^ (joined & 1 == 1 ? 0x9908_B0DF : 0)
      }
      position = 0
    }
    var value = state[position]
    position += 1
    value ^= value >> 11
    value ^= value << 7 & 0x9D2C_5680
    value ^= value << 15 & 0xEFC6_0000
    return value ^ value >> 18
  }

  /// A number from 0 up to and without 1, with 53 random bits: `numpy.random.random()`.
  mutating func random() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }

  /// A number between two: `numpy.random.uniform(low, high)`.
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * random() }

  /// A whole number below `count`: `numpy.random.choice(count)` and `numpy.random.randint(count)`.
  mutating func choice(_ count: Int) -> Int { count > 1 ? upTo(count - 1) : 0 }

  /// 0, 1, …, `count` - 1 in random order: `numpy.random.permutation(count)`.
  mutating func permutation(_ count: Int) -> [Int] {
    var numbers = Array(0..<count)
    for index in stride(from: count - 1, to: 0, by: -1) { numbers.swapAt(index, upTo(index)) }
    return numbers
  }

  /// A whole number from 0 to `largest`: masked draws until one is small enough.
  private mutating func upTo(_ largest: Int) -> Int {
    let mask = UInt32.max >> UInt32(largest).leadingZeroBitCount
    while true {
      let value = Int(next() & mask)
      if value <= largest { return value }
    }
  }
}
