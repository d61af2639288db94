/// The notes on a step's lines, under its code. Each leads back to its line by its number.
enum NotesHTML {
  /// - Parameter notes: as HTML, in the order of their numbers.
  static func html(_ notes: [String], of id: String) -> String {
    guard !notes.isEmpty else { return "" }
    let id = id.htmlEscaped
    let items = notes.enumerated().map { index, note in
      let number = index + 1
      return "<li id=\"_note-\(id)-\(number)\"><a class=\"ref\" href=\"#_line-\(id)-\(number)\" "
        + "aria-label=\"\(number), back to the line\">\(number)</a><div>\(note)</div></li>\n"
    }
    return "<ol class=\"notes\" role=\"list\" aria-label=\"Notes on the code\">\n\(items.joined())</ol>\n"
  }
}
