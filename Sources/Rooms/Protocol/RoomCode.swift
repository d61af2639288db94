/// What lets learners in: six letters that cannot be taken for one another.
public struct RoomCode: Hashable, Sendable, CustomStringConvertible {
  private static let alphabet = Array("ABCDEFGHJKMNPQRTUVWXY346789")
  private let letters: String

  /// A new one, of 28 random bits: with ten tries a minute it is not guessed in the time of a workshop.
  public init() {
    var random = SystemRandomNumberGenerator()
    letters = String((0..<6).map { _ in Self.alphabet[Int(random.next(upperBound: UInt(Self.alphabet.count)))] })
  }

  /// `KQ4-7MX`
  public var description: String { "\(letters.prefix(3))-\(letters.suffix(3))" }

  /// Whether a text is it, in any case, with or without the dash; how long that takes does not tell how much of it is right.
  func isSame(as text: String) -> Bool {
    let theirs = Array(text.uppercased().utf8.prefix(64).filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") })
    let mine = Array(letters.utf8)
    guard mine.count == theirs.count else { return false }
    return zip(mine, theirs).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
