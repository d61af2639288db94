import Foundation

/// What stands in the address of a served course, so that only those who were given the address can open it.
public struct Secret: Hashable, Sendable {
  /// Letters and digits.
  package let text: String

  /// A new one, of 160 random bits.
  public init() {
    var random = SystemRandomNumberGenerator()
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    text = String((0..<32).map { _ in letters[Int(random.next(upperBound: UInt(letters.count)))] })
  }

  /// Whether a text is it; how long that takes does not tell how much of it is right.
  package func isSame(as other: some StringProtocol) -> Bool {
    let (mine, theirs) = (Array(text.utf8), Array(other.utf8))
    guard mine.count == theirs.count else { return false }
    return zip(mine, theirs).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
