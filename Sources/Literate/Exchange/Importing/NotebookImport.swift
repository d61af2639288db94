import Foundation

/// Makes a lesson of a notebook of Swift: Markdown cells are prose, code cells steps.
public struct NotebookImport {
  /// Reads a notebook.
  ///
  /// - Parameters:
  ///   - file: the path, for messages.
  ///   - name: of the lesson; pictures of which nothing is said go into the folder `NAME-files`.
  /// - Throws: ``ImportError``.
  public static func lesson(of url: URL, file: String, name: String) throws -> ImportedLesson {
    let notebook = try NotebookReader.read(url, file: file)
    if let language = notebook.language, language != "swift" {
      throw ImportError.otherLanguage(file, language: language)
    }
    var made = NotebookImport(notebook, name: name)
    if notebook.language == nil, notebook.cells.contains(where: { $0.type == "code" }) {
      made.remark(nil, "the notebook does not say its language; its code is taken for Swift")
    }
    for (index, cell) in notebook.cells.enumerated() { made.add(cell, number: index + 1) }
    return ImportedLesson(
      markdown: made.assembly.text, pictures: made.pictures.files, remarks: made.remarks, stepCount: made.stepCount)
  }

  private var assembly: LessonAssembly
  private var pictures: ImportedPictures
  private var ids: StepIDs
  private var remarks: [ImportedLesson.Remark] = []
  private var stepCount = 0
  /// The ids of the steps that brought one.
  private var fences: Set<String> = []
  /// What the front matter says.
  private let front: FrontMatter
  private var isFirst = true

  private init(_ notebook: NotebookFile, name: String) {
    let text = notebook.metadata.lectern?.frontMatter
    let lines = ["---"] + (text?.components(separatedBy: "\n") ?? []) + ["---"]
    var mistakes = Mistakes(file: "")
    front = FrontMatter(lines: lines, mistakes: &mistakes)
    let isWhole = text != nil && front.lineCount == lines.count
    assembly = LessonAssembly(frontMatter: isWhole ? text : nil)
    pictures = ImportedPictures(lesson: name)
    ids = StepIDs(taken: notebook.cells.compactMap { $0.lectern?.fence }.compactMap(StepFence.id))
    if text != nil, !isWhole { remark(nil, "its front matter ends before its end, and is left out") }
  }

  private mutating func remark(_ cell: Int?, _ text: String) { remarks.append(.init(cell: cell, text: text)) }

  private mutating func add(_ cell: NotebookFile.Cell, number: Int) {
    switch cell.type {
    case "markdown": addProse(cell, number)
    case "code": addCode(cell, number)
    // Of nbformat 3.
    case "heading":
      var heading = cell
      heading.source =
        String(repeating: "#", count: min(max(cell.level ?? 1, 1), 6)) + " " + cell.source.replacing("\n", with: " ")
      addProse(heading, number)
    case "raw": keep(cell, number, nil)
    default: keep(cell, number, "a cell of the kind `\(cell.type.prefix(40))` is kept as a text")
    }
  }

  /// As a text that nothing reads.
  private mutating func keep(_ cell: NotebookFile.Cell, _ number: Int, _ words: String?) {
    if let words { remark(number, words) }
    guard !cell.source.allSatisfy(\.isWhitespace) else { return }
    put(GFM.fenced(cell.source, info: "text"), cell.lectern?.blankLines)
  }

  private mutating func put(_ part: String, _ blankLines: Int?) {
    assembly.add(part, blankLines: blankLines)
    isFirst = false
  }

  private mutating func addProse(_ cell: NotebookFile.Cell, _ number: Int) {
    if let role = cell.lectern?.role {
      if role == "notice" { return }
      if role == "title" {
        if cell.source == LessonOpening.title(front.title ?? "") { return }
        remark(number, "this is another title than the front matter's; both are kept")
      }
    }
    guard !cell.source.allSatisfy(\.isWhitespace) else { return }
    ids.read(cell.source)
    var prose = ImportedProse(cell.source) { ids.next(cell: nil) }
    stepCount += prose.stepCount
    for problem in prose.problems { remark(number, problem) }
    prose.text = pictures.take(of: cell, in: prose.text) { problem in remarks.append(.init(cell: number, text: problem))
    }
    // At the top of a file, a line of hyphens begins front matter.
    if isFirst, front.lineCount <= 2, prose.text.hasPrefix("---") { prose.text = "***" + prose.text.drop { $0 == "-" } }
    put(prose.text, cell.lectern?.blankLines)
  }

  private mutating func addCode(_ cell: NotebookFile.Cell, _ number: Int) {
    if cell.lectern?.role == "parameters" {
      if cell.source == LessonOpening.parameters(front.parameters) { return }
      remark(number, "these are other parameters than the front matter's; they are a step, whose constants hide those")
    }
    if let language = cell.language, language.lowercased() != "swift" {
      return keep(cell, number, "this cell is of \(language.prefix(40)), and kept as a text")
    }
    if let fence = cell.lectern?.fence, StepFence.isStep(fence) {
      addStep(cell.source, fence: unique(fence, number), cell)
      return
    }
    let foreign = ForeignCode(cell.source)
    var last: String?
    for line in foreign.taken where line.why != last {
      remark(number, "\(line.why); kept as a comment")
      last = line.why
    }
    if !foreign.taken.isEmpty {
      let comments = foreign.taken.map { "// \($0.text)" }.joined(separator: "\n")
      addStep(comments, fence: "```swift {#\(ids.next(cell: nil)), norun}", nil)
    }
    guard !foreign.code.allSatisfy(\.isWhitespace) else { return }
    addStep(foreign.code, fence: "```swift {\(attributes(of: cell))}", cell)
  }

  /// A cell that was copied has the id of the other.
  private mutating func unique(_ fence: String, _ number: Int) -> String {
    guard let id = StepFence.id(fence), !fences.insert(id.lowercased()).inserted else { return fence }
    let new = ids.next(cell: nil)
    remark(number, "its id `#\(id)` is that of a cell before it; it is `#\(new)` now")
    return fence.replacing("#\(id)", with: "#\(new)", maxReplacements: 1)
  }

  private mutating func attributes(of cell: NotebookFile.Cell) -> String {
    var words = ["#" + ids.next(cell: cell.id)]
    let norun = cell.tags.contains("skip-execution")
    if norun {
      words.append("norun")
    } else {
      if cell.tags.contains("remove-cell") { words.append("hide") }
      if cell.tags.contains("raises-exception") { words.append("expect=error") }
    }
    if cell.isFolded, !words.contains("hide") { words.append(cell.isOutputFolded ? "answer" : "fold") }
    return words.joined(separator: ", ")
  }

  private mutating func addStep(_ source: String, fence: String, _ cell: NotebookFile.Cell?) {
    stepCount += 1
    put(StepFence.step(source, opening: fence), cell?.lectern?.blankLines)
  }
}
