import StepOutput

/// What a step that runs has shown so far: enough of it to look at, however much it is.
struct LiveShown {
  private enum Piece {
    case text(RunningText)
    case errorText(RunningText)
    case output(StepOutput)
  }
  /// More are counted and shown when the step has ended.
  static let most = 100

  private var pieces: [Piece] = []
  private var places: [String: Int] = [:]
  private var changed: Set<Int> = []
  private var leftOut = 0

  /// Whether something has changed since ``take(_:)``.
  var isChanged: Bool { !changed.isEmpty }
  /// How many pieces there are.
  var count: Int { pieces.count + (leftOut > 0 ? 1 : 0) }

  mutating func add(_ output: StepOutput) {
    switch output {
    case .text(let text):
      if case .text(var running)? = pieces.last {
        running.add(text)
        set(.text(running), at: pieces.count - 1)
      } else {
        append(.text(RunningText(text)))
      }
    case .errorText(let text):
      if case .errorText(var running)? = pieces.last {
        running.add(text)
        set(.errorText(running), at: pieces.count - 1)
      } else {
        append(.errorText(RunningText(text)))
      }
    case .progress(let progress):
      if let place = places[progress.id] {
        set(.output(output), at: place)
      } else if append(.output(output)) {
        places[progress.id] = pieces.count - 1
      }
    case .notice: break
    default: append(.output(output))
    }
  }

  @discardableResult
  private mutating func append(_ piece: Piece) -> Bool {
    guard pieces.count < Self.most else {
      leftOut += 1
      changed.insert(pieces.count)
      return false
    }
    changed.insert(pieces.count)
    pieces.append(piece)
    return true
  }

  private mutating func set(_ piece: Piece, at place: Int) {
    // Out of its place first, so that a long text is not copied.
    pieces[place] = piece
    changed.insert(place)
  }

  /// The pieces that have changed since this was last asked, as HTML.
  mutating func take(_ html: OutputHTML) -> [(place: Int, html: String)] {
    defer { changed = [] }
    return changed.sorted().map { place in
      guard place < pieces.count else {
        return (place, "<p class=\"note\">… and \(leftOut.grouped) more, shown when the step has ended</p>\n")
      }
      switch pieces[place] {
      case .text(let text): return (place, note(text) + html.html([.text(text.end)]))
      case .errorText(let text): return (place, note(text) + html.html([.errorText(text.end)]))
      case .output(let output): return (place, html.html([output]))
      }
    }
  }

  private func note(_ text: RunningText) -> String {
    let lines = text.linesBefore
    guard lines > 0 else { return "" }
    return "<p class=\"note\">\(lines.grouped) line\(lines == 1 ? "" : "s") before these</p>\n"
  }
}

/// The end of a text that grows.
struct RunningText {
  /// As many lines as a page shows without folding.
  static let lines = TerminalHTML.foldAbove
  /// In UTF-8 bytes.
  private static let most = 32 << 10

  private var text = ""
  private var linesDropped = 0

  init(_ text: String) { add(text) }

  mutating func add(_ more: String) {
    text += more
    guard text.utf8.count > 2 * Self.most else { return }
    let bytes = text.utf8
    let cut = bytes.index(bytes.endIndex, offsetBy: -Self.most)
    // After a line's end, or at least between two letters.
    let start = bytes[cut...].firstIndex(of: UInt8(ascii: "\n")).map { bytes.index(after: $0) } ?? cut
    linesDropped += bytes[..<start].count { $0 == UInt8(ascii: "\n") }
    text = String(decoding: bytes[start...], as: UTF8.self)
  }

  /// The last lines.
  var end: String {
    let bytes = text.utf8
    var left = Self.lines
    var place = bytes.endIndex
    if bytes.last == UInt8(ascii: "\n") { left += 1 }
    while left > 0, let end = bytes[..<place].lastIndex(of: UInt8(ascii: "\n")) {
      left -= 1
      if left == 0 { return String(decoding: bytes[bytes.index(after: end)...], as: UTF8.self) }
      place = end
    }
    return text
  }

  /// How many lines stand before those.
  var linesBefore: Int {
    let all = text.utf8.count { $0 == UInt8(ascii: "\n") }
    return linesDropped + all - end.utf8.count { $0 == UInt8(ascii: "\n") }
  }
}
