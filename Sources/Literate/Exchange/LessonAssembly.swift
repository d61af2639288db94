/// Puts the text of a lesson together from front matter, prose and steps.
struct LessonAssembly {
  private(set) var text = ""
  private var partCount = 0
  private let hasFrontMatter: Bool

  /// - Parameter frontMatter: the lines between the marks; nil for none.
  init(frontMatter: String?) {
    hasFrontMatter = frontMatter != nil
    if let frontMatter { text = "---\n\(frontMatter)\n---\n" }
  }

  /// How many blank lines stand before a part where nothing else is said.
  static func blankLines(beforePart index: Int, hasFrontMatter: Bool) -> Int { index > 0 || hasFrontMatter ? 1 : 0 }

  /// Prose, or a whole fence.
  mutating func add(_ part: String, blankLines: Int? = nil) {
    let usual = Self.blankLines(beforePart: partCount, hasFrontMatter: hasFrontMatter)
    text += String(repeating: "\n", count: min(max(blankLines ?? usual, 0), 20))
    text += part + "\n"
    partCount += 1
  }

  /// The line, from 1, at which the next part would begin.
  func nextLine(blankLines: Int? = nil) -> Int {
    let usual = Self.blankLines(beforePart: partCount, hasFrontMatter: hasFrontMatter)
    return text.utf8.count { $0 == UInt8(ascii: "\n") } + 1 + (blankLines ?? usual)
  }
}
