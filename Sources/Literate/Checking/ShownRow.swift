/// A line of text, a row of a table, a picture: what is compared with its like.
struct ShownRow {
  /// A part of a row.
  struct Cell {
    /// Where in the row it is; empty where it is all of it.
    var place = ""
    var text: String
    let tokens: [Token]

    init(_ text: String, place: String = "") {
      self.text = text
      self.place = place
      tokens = TokenScanner.tokens(of: text)
    }

    /// Of which every part counts, and no number in it by itself.
    init(whole text: String, place: String) {
      self.text = text
      self.place = place
      tokens = [Token(space: "", text: text)]
    }
  }

  var kind: Difference.Kind
  /// Rows of one table, chart or grid have the same.
  var section: Int
  /// Rows of the same key are the same row, if in other numbers, and have as many cells.
  var key: String
  var place: String
  /// Whether this row stands for all of its section.
  var isHeading = false
  var cells: [Cell]

  /// The row as a line.
  var text: String { cells.map(\.text).joined(separator: "  ") }
}
