/// How a piece of text looks in the terminal.
struct TextStyle: Hashable {
  var isBold = false
  var isDim = false
  var isItalic = false
  var isUnderlined = false
  var isStruck = false
  /// A number of ECMA-48, 8.3.117.
  var color: Int?

  /// The text as the terminal wants it.
  func apply(_ text: String, _ isOn: Bool) -> String {
    var codes: [Int] = []
    if isBold { codes.append(1) }
    if isDim { codes.append(2) }
    if isItalic { codes.append(3) }
    if isUnderlined { codes.append(4) }
    if isStruck { codes.append(9) }
    if let color { codes.append(color) }
    guard isOn, !codes.isEmpty, !text.isEmpty else { return text }
    return "\u{1b}[\(codes.map(String.init).joined(separator: ";"))m\(text)\u{1b}[0m"
  }
}
