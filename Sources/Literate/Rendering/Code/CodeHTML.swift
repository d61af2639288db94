/// Swift code as HTML, line by line.
struct CodeHTML {
  /// Where in the code something went wrong.
  struct Fault: Hashable {
    /// From 0.
    var line: Int
    /// From 0, in bytes as the compiler counts; nil where the whole line is meant.
    var column: Int?
  }

  private let bytes: [UInt8]
  private let tokens: [CodeToken]

  init(_ source: String, tokens: [CodeToken]) {
    let bytes = Array(source.utf8)
    self.bytes = bytes
    self.tokens = tokens.filter { $0.range.upperBound <= bytes.count && !$0.range.isEmpty }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The lines; that of the fault is marked. The text is the code's own, so that it can be copied from the page.
  ///
  /// - Parameter notesOf: the id of a step whose marks `// (1)` lead to its notes; nil where they are comments.
  func html(fault: Fault? = nil, notesOf stepID: String? = nil) -> String {
    var marked: Set<Int> = []
    var html = ""
    var start = 0
    var line = 0
    var next = tokens.startIndex
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let note = stepID.flatMap { noteMark(in: start..<end, of: $0, marked: &marked) }
      let text = lineHTML(start..<(note?.start ?? end), from: &next) + (note?.html ?? "")
      let name = note.map { "line noted note-\($0.number)" } ?? "line"
      if let fault, fault.line == line {
        let mark = fault.column.map { " style=\"--at: \(cells(before: $0, in: start..<end))\"" } ?? ""
        html += "<span class=\"\(name) fault\(mark.isEmpty ? "" : " caret")\"\(mark)>\(text)</span>\n"
      } else {
        html += "<span class=\"\(name)\">\(text)</span>\n"
      }
      start = end + 1
      line += 1
    }
    return html
  }

  /// The mark of a note: the comment is there for whoever copies the code, and the style shows its number.
  private func noteMark(
    in line: Range<Int>, of id: String, marked: inout Set<Int>
  ) -> (start: Int, number: Int, html: String)? {
    let text = String(decoding: bytes[line], as: UTF8.self)
    guard let mark = StepNotes.mark(in: text[...]) else { return nil }
    let start = line.lowerBound + text[..<mark.start].utf8.count
    // The way back leads to the first of the lines that share a note.
    let name = marked.insert(mark.number).inserted ? " id=\"_line-\(id.htmlEscaped)-\(mark.number)\"" : ""
    let html =
      "<a class=\"ref\"\(name) href=\"#_note-\(id.htmlEscaped)-\(mark.number)\" aria-label=\"Note \(mark.number)\" "
      + "data-note=\"\(mark.number)\"><span>\(self.text(start..<line.upperBound))</span></a>"
    return (start, mark.number, html)
  }

  private func lineHTML(_ line: Range<Int>, from next: inout Int) -> String {
    var html = ""
    var position = line.lowerBound
    var index = next
    while index < tokens.count, tokens[index].range.lowerBound < line.upperBound {
      let token = tokens[index].range.clamped(to: position..<max(position, line.upperBound))
      if !token.isEmpty {
        html += text(position..<token.lowerBound)
        html += "<span class=\"\(tokens[index].kind.rawValue)\">\(text(token))</span>"
        position = token.upperBound
      }
      if tokens[index].range.upperBound <= line.upperBound, index == next { next += 1 }
      index += 1
    }
    return html + text(position..<line.upperBound)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self).htmlEscaped }

  /// How many character cells come before a byte of a line.
  private func cells(before column: Int, in line: Range<Int>) -> Int {
    let end = min(line.lowerBound + max(column, 0), line.upperBound)
    return String(decoding: bytes[line.lowerBound..<end], as: UTF8.self).reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
  }
}
