/// A value as text: strings as they are, collections readable and in the same order every time, the rest as Swift
/// describes it.
enum ValueText {
  /// What fits on a line.
  private static let lineLength = 88
  /// What a value that describes itself at length shows at most; strings are shown whole.
  private static let mostCharacters = 10_000
  /// What a collection shows at most.
  private static let mostElements = 100

  static func of(_ value: Any) -> String {
    switch value {
    case let text as any StringProtocol: return String(text)
    case let character as Character: return String(character)
    default:
      let text = element(value)
      guard let end = text.index(text.startIndex, offsetBy: mostCharacters, limitedBy: text.endIndex),
        end < text.endIndex
      else { return text }
      return text[..<end] + "… (\(text[end...].count) more characters)"
    }
  }

  /// A value inside another: strings in quotation marks.
  private static func element(_ value: Any) -> String {
    if let text = value as? any StringProtocol { return String(text).debugDescription }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { element($0.value) } ?? "nil"
    // A collection with a description of its own keeps it.
    case .collection where value is any RandomAccessCollection && isStandard(value):
      return listed(mirror.children.prefix(mostElements).map { element($0.value) }, of: mirror.children.count)
    // The order of sets and dictionaries differs from run to run; a page should not.
    case .set: return listed(mirror.children.map { element($0.value) }.sorted(), of: mirror.children.count)
    case .dictionary:
      let pairs = mirror.children.map { pair in
        Mirror(reflecting: pair.value).children.map { element($0.value) }.joined(separator: ": ")
      }
      return listed(pairs.sorted(), of: pairs.count, empty: "[:]")
    case .tuple where !(value is Void):
      let parts = mirror.children.map { child in
        (child.label.flatMap { $0.hasPrefix(".") ? nil : "\($0): " } ?? "") + element(child.value)
      }
      return "(" + parts.joined(separator: ", ") + ")"
    case nil where String(describing: value) == "(Function)": return "a function, \(type(of: value))"
    default: return String(describing: value)
    }
  }

  private static func isStandard(_ value: Any) -> Bool {
    let name = String(reflecting: type(of: value))
    return name.hasPrefix("Swift.Array<") || name.hasPrefix("Swift.ArraySlice<")
      || name.hasPrefix("Swift.ContiguousArray<")
  }

  /// On one line where it fits, else an element a line.
  private static func listed(_ elements: [String], of count: Int, empty: String = "[]") -> String {
    if count == 0 { return empty }
    var elements = Array(elements.prefix(mostElements))
    if count > elements.count { elements.append("… \(count - elements.count) more") }
    let line = "[" + elements.joined(separator: ", ") + "]"
    if line.count <= lineLength, !line.contains("\n") { return line }
    if elements.allSatisfy({ $0.count <= 12 && !$0.contains("\n") }) { return wrapped(elements) }
    return "[\n" + elements.map { "  " + $0.split(separator: "\n").joined(separator: "\n  ") + ",\n" }.joined() + "]"
  }

  /// Many short ones fill the lines, as NumPy sets them.
  private static func wrapped(_ elements: [String]) -> String {
    var lines = ["["]
    for (index, text) in elements.enumerated() {
      let piece = text + (index < elements.count - 1 ? ", " : "]")
      if lines[lines.count - 1].count + piece.count > lineLength { lines.append(" ") }
      lines[lines.count - 1] += piece
    }
    return lines.map { $0.last == " " ? String($0.dropLast()) : $0 }.joined(separator: "\n")
  }
}
