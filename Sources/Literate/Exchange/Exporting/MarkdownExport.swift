import Foundation
import StepOutput

/// Makes Markdown of a lesson that any viewer shows: fences without attributes, what the steps showed under them, charts and pictures
/// as files.
struct MarkdownExport {
  private let lesson: Lesson
  private let record: LessonRecord?
  private let folder: URL?
  private var pictures: MarkdownPictures

  /// - Parameters:
  ///   - record: what the lesson's last run showed; nil to leave that out.
  ///   - folder: where the lesson's pictures are.
  ///   - name: of the file, without `.md`: pictures go into `NAME-files` beside it.
  init(lesson: Lesson, record: LessonRecord?, folder: URL?, name: String) {
    (self.lesson, self.record, self.folder) = (lesson, record, folder)
    pictures = MarkdownPictures(folder: name + "-files")
  }

  /// The text, and the files that it shows.
  mutating func make() -> (text: String, files: [ExportedFile]) {
    let records = Dictionary((record?.steps ?? []).map { ($0.id, $0) }) { first, _ in first }
    var blocks: [String] = []
    if LessonOpening.wantsTitle(lesson) { blocks.append(LessonOpening.title(lesson)) }
    blocks += (record?.notices ?? []).map(LessonOpening.quoted)
    if !lesson.parameters.isEmpty {
      blocks.append(GFM.fenced(LessonOpening.parameters(lesson), info: "swift"))
    }
    // Shown behind the notes on the code, which belong to it.
    var outputs: [String] = []
    var hasNotes = false
    for part in LessonParts(lesson).parts {
      switch part.kind {
      case .prose(let text):
        let prose = prose(text)
        let (notes, rest) = hasNotes ? Self.firstBlock(of: prose) : ("", prose)
        blocks += [notes] + outputs + [rest]
        outputs = []
      case .step(let step, _):
        blocks += outputs
        let record = records[step.id]
        let hasFailed = record?.state == .failed
        let isAnswer = step.attributes.answer && !hasFailed && record?.state != .stoppedEarly
        blocks += code(of: step, record, isAnswer: isAnswer)
        let solution =
          step.exercise?.solution.map {
            ["<details>\n<summary>A solution</summary>", GFM.fenced($0.source, info: "swift")]
          } ?? []
        outputs = solution + (!step.attributes.hide || hasFailed ? shown(record?.outputs ?? [], by: step) : [])
        if !solution.isEmpty { outputs.append("</details>") }
        if isAnswer { outputs.append("</details>") }
        hasNotes = !(lesson.notes[step.id] ?? []).isEmpty
      }
    }
    blocks += outputs
    return (blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n", pictures.files)
  }

  private mutating func prose(_ text: String) -> String {
    let text = ExerciseProse.plain(text)
    var places: [String: String] = [:]
    for picture in ProsePictures.read(text, from: folder) {
      guard let data = Data(base64Encoded: picture.base64) else { continue }
      places[picture.url] = pictures.add(data, name: picture.name)
    }
    return ProsePictures.replacing(places, in: text)
  }

  /// The list of notes that begins the prose after a step, and what comes after it.
  private static func firstBlock(of prose: String) -> (String, String) {
    let tree = MarkdownTree(prose + "\n")
    let end = withExtendedLifetime(tree) { tree.root.children.dropFirst().first?.line }
    guard let end else { return (prose, "") }
    let lines = prose.components(separatedBy: "\n")
    func text(_ lines: some Sequence<String>) -> String {
      lines.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
    return (text(lines.prefix(end - 1)), text(lines.dropFirst(end - 1)))
  }

  /// - Parameter isAnswer: whether it begins what is out of sight until it is asked for.
  private func code(of step: Step, _ record: StepRecord?, isAnswer: Bool) -> [String] {
    if step.attributes.hide, record?.state != .failed { return [] }
    var words = [step.attributes.role?.capitalized, step.title.map(GFM.escaped)].compactMap { $0 }.joined(
      separator: ": ")
    let state: String? =
      switch record?.state {
      case .failedAsExpected: "fails on purpose"
      case .shownOnly: "not run"
      case .notReached: "not reached"
      case .failed: "failed"
      case .stoppedEarly: "stopped early"
      case .ran, nil: nil
      }
    if let state { words = words.isEmpty ? "(\(state))" : "\(words) (\(state))" }
    let opening = isAnswer ? ["<details>\n<summary>Show the answer</summary>"] : []
    return (words.isEmpty ? [] : ["**\(words)**"]) + opening + [
      GFM.fenced(step.exercise?.starter.source ?? step.source, info: "swift")
    ]
  }

  private mutating func shown(_ outputs: [StepOutput], by step: Step) -> [String] {
    JoinedOutputs.of(outputs).flatMap { shown($0, by: step) }
  }

  private mutating func shown(_ output: StepOutput, by step: Step) -> [String] {
    switch output {
    case .text(let text): return [GFM.fenced(ShownText.plain(text), info: "text")]
    case .errorText(let text): return ["Standard error:", GFM.fenced(ShownText.plain(text), info: "text")]
    case .table(let table): return [GFM.table(table)]
    case .figure(let figure):
      let path = pictures.add(Data(SVGFile.text(figure.light).utf8), name: "\(step.id).svg")
      return ["**\(GFM.escaped(figure.title))**", MarkdownPictures.picture(path, words: figure.description)]
    case .images(let grid): return pictures.grid(grid, of: step)
    case .progress(let progress): return [GFM.escaped(progress.label)]
    // It stands at the top.
    case .notice: return []
    case .error(let failure):
      let place = FailureText.place(failure).map { " (`\($0)`)" } ?? ""
      let words = "> **\(FailureText.kind(failure.kind)):** \(GFM.escaped(ShownText.plain(failure.message)))\(place)"
      let details = ShownText.plain(failure.details.joined(separator: "\n"))
      return details.isEmpty ? [words] : [words, GFM.fenced(details, info: "text")]
    }
  }
}
