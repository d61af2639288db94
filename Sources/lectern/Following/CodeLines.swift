import Foundation
import Literate

/// Swift code as lines for a terminal, numbered as in the file.
struct CodeLines {
  let source: String
  /// The number of the first line.
  let first: Int
  let hasColor: Bool

  /// The lines; none is wrapped, so that what is copied is code.
  var lines: [String] {
    let bytes = Array(source.utf8)
    let colours = hasColor ? colours(count: bytes.count) : []
    var lines: [String] = []
    var start = 0
    let digits = String(first + bytes.count { $0 == UInt8(ascii: "\n") }).count
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let number = String(first + lines.count)
      let margin = String(repeating: " ", count: digits - number.count) + number + " │ "
      lines.append(TextStyle(isDim: true).apply(margin, hasColor) + line(bytes, start..<end, colours))
      start = end + 1
    }
    return lines
  }

  private func line(_ bytes: [UInt8], _ range: Range<Int>, _ colours: [CodeToken.Kind?]) -> String {
    var text = ""
    var start = range.lowerBound
    while start < range.upperBound {
      let colour = colours.isEmpty ? nil : colours[start]
      var end = start + 1
      while end < range.upperBound, (colours.isEmpty ? nil : colours[end]) == colour { end += 1 }
      let piece = String(decoding: bytes[start..<end], as: UTF8.self).replacingOccurrences(of: "\t", with: "    ")
      text += Self.style(colour).apply(TerminalLine.printable(piece), hasColor)
      start = end
    }
    return text
  }

  private func colours(count: Int) -> [CodeToken.Kind?] {
    var colours = [CodeToken.Kind?](repeating: nil, count: count)
    for token in SwiftColouring.tokens(of: source) where token.range.upperBound <= count {
      for index in token.range { colours[index] = token.kind }
    }
    return colours
  }

  private static func style(_ kind: CodeToken.Kind?) -> TextStyle {
    switch kind {
    case .keyword: TextStyle(color: 35)
    case .string: TextStyle(color: 32)
    case .number: TextStyle(color: 33)
    case .comment: TextStyle(isDim: true)
    case .type: TextStyle(color: 36)
    case .attribute: TextStyle(color: 35)
    case .identifier, nil: TextStyle()
    }
  }
}
