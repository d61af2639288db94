import Foundation

/// The 512 bytes before a member of a tar archive, as POSIX.1-1988 (`ustar`) has them.
struct TarHeader: Hashable {
  static let length = 512

  var path: String
  /// In bytes.
  var size: Int
  var isFile: Bool
  var isFolder: Bool

  /// nil where these bytes are no header: their sum says so.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.length, Array(bytes[257..<262]) == Array("ustar".utf8) else { return nil }
    guard let sum = Self.octal(bytes[148..<156]), let size = Self.octal(bytes[124..<136]) else { return nil }
    // The sum's own place counts as spaces.
    let counted = bytes.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
    guard sum == counted else { return nil }
    let (name, prefix) = (Self.text(bytes[0..<100]), Self.text(bytes[345..<500]))
    path = prefix.isEmpty ? name : "\(prefix)/\(name)"
    self.size = size
    isFile = [0, UInt8(ascii: "0")].contains(bytes[156])
    isFolder = bytes[156] == UInt8(ascii: "5")
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  private static func octal(_ bytes: ArraySlice<UInt8>) -> Int? {
    Int(text(bytes).trimmingCharacters(in: .whitespaces), radix: 8)
  }
}
