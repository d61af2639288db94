import FlyingFox
import Foundation

/// What stands in the address of a served course, so that only those who were given the address can open it.
public struct Secret: Hashable, Sendable {
  /// Letters and digits that a path can hold.
  public let text: String

  /// A new one, of 160 random bits.
  public init() {
    var random = SystemRandomNumberGenerator()
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    text = String((0..<32).map { _ in letters[Int(random.next(upperBound: UInt(letters.count)))] })
  }
}
