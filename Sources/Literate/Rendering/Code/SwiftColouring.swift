/// Which pieces of Swift code have a colour.
public enum SwiftColouring {
  /// By SourceKit; nothing is coloured where the toolchain has none, or the code is without measure.
  ///
  /// SourceKit calls `Dense` in `Dense(2)` an identifier; by Swift's custom a capital letter makes it a type.
  public static func tokens(of source: String) -> [CodeToken] {
    guard CodeBounds.admits(source) else { return [] }
    let bytes = Array(source.utf8)
    return (SourceKit.shared?.tokens(of: source) ?? []).compactMap { token in
      guard token.kind == .identifier else { return token }
      guard token.range.upperBound <= bytes.count, let first = token.range.first.map({ bytes[$0] }),
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
      else { return nil }
      return CodeToken(kind: .type, range: token.range)
    }
  }
}
