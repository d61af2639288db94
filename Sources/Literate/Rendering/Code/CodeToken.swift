/// A piece of Swift code that has a colour.
public struct CodeToken: Hashable, Sendable {
  /// What it is.
  public enum Kind: String, Sendable {
    case keyword, string, number, comment, type, attribute, identifier
  }
  public var kind: Kind
  /// Bytes of the UTF-8 text, from 0.
  public var range: Range<Int>

  public init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
