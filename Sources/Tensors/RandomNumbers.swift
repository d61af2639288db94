/// SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and the same on every machine.
public struct RandomNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The stream of a seed.
  public init(seed: UInt64) { state = seed }

  /// The stream of a seed for a purpose: the purpose's FNV-1a digest is mixed in, and is all that counts with seed 0.
  public init(seed: UInt64, purpose: String) {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in purpose.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.init(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ digest)
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in 0..<1, a multiple of 2⁻²⁴.
  public mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }
}
