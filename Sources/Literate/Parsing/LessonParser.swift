import Files
import Foundation

// The format of a lesson, version 1
// =================================
//
// A lesson is a CommonMark file in UTF-8 with GitHub's tables and ~~strikethrough~~. A byte order mark and any of the
// three line endings are accepted. Lines and columns in messages count from 1 in the file as it is.
//
// Front matter. When the first line is `---`, the lines up to the next `---` or `...` are a YAML mapping with these keys,
// all optional:
//   title        text; without it the first `# heading` is the title, without that the file's name
//   summary      text: what the lesson is about in a line, for the index; without it the first paragraph
//   minutes      a whole number above 0: reading and running it takes so long
//   edition      `learner`, in a copy of the lesson without its solutions
//   parameters   a mapping of Swift identifiers to whole numbers, numbers, true/false or text: the lesson's constants
//
// Steps. A fence (``` or ~~~, three or more, indented by at most three spaces) whose first word is `swift` is a step; all
// others are prose. Steps stand at the top level of the document, not in lists or quotes, and each has to be closed.
// After the word may follow, in braces and separated by spaces or commas:
//   #id            begins with a letter; letters a-z, digits and hyphens; unique in the lesson whatever the case; without
//                  it the id is `step-N` for the Nth step
//   title="text"   shown above the step; \" and \\ stand for a quote and a backslash; a single word needs no quotes
//   hide           run, show neither code nor output (an error is shown nevertheless)
//   fold           the code is folded on the page
//   answer         code and output are out of sight until the reader asks for the answer; the title, which is the question, is
//                  seen, and so is all where the step fails
//   norun          shown, not run
//   expect=error   the step is meant to fail, and the lesson goes on from the state before it
//   timeout=60     seconds, a number above 0
//   exercise       the code is where a learner begins; see below
//
// Exercises. Behind the fence of an `exercise` stand, in any order, the fences that belong to it; none of them is a step:
//   ```swift {solution}            the author's answer, one
//   ```swift {check}               one or more: code that runs in a copy of the state that an answer has left. It sees its variables, and calls
//                                  `check(condition, "what the learner is told where it does not hold")`; `printed` is what the answer printed
//   ```markdown {hint}             any number, given one by one; ```swift {hint} for code
//   ```swift {wrong, fails="…"}    any number: a typical mistake, with what the learner is told of it, or a part of that
// `exercise, fails="…"` says the same of the starter code, which must not pass either. The lesson runs on with the solution, and on a live
// page with the learner's answer, once it passes. A ```markdown {note} anywhere is for the teacher alone. In a lesson whose front matter says
// `edition: learner` the solutions, the typical mistakes and the notes were left out.
//
// Notes. Where lines of a step end with the comments `// (1)`, `// (2)` and so on, and an ordered list that begins with 1
// comes right after the fence, the list's items are notes on these lines; each number has an item and each item a line.
// The page shows a numbered mark in the comment's place. The code that is run and copied keeps the comment. Without such
// a list the comments are comments.
//
// Formulas. `$…$` in prose is a formula in the line, `$$…$$` one by itself. The opening dollar is followed by no space, the
// closing one comes after no space and before no digit; `\$` is a dollar. Inside is a small part of TeX: letters, numbers,
// `^` and `_`, `\frac`, `\sqrt`, sums, Greek, `\text`, `\mathbf`, accents such as `\hat`, functions such as `\log`,
// `\left(` and `\right)`. No line of a formula begins with a mark of Markdown.
//
// Prose. Headings get ids for links, unique among themselves and the steps' ids. A level-1 heading that says the title is
// left out, since the page shows the title; other headings keep their order and never skip a level downwards. Pictures are
// files beside the lesson (PNG, JPEG, GIF, WebP, SVG) and become part of the page. Links to `NN-name.md` lead to
// `NN-name.html`. Of HTML, comments are left out, the tags `kbd`, `sub`, `sup`, `mark`, `br` and `wbr` without
// attributes work, and everything else is shown as the text that it is.

/// Reads lessons.
public enum LessonParser {
  /// Reads a lesson from a file. Pictures are looked for beside it.
  ///
  /// - Parameter file: the path for messages; the URL's own when nil.
  /// - Throws: ``LessonErrors`` with all mistakes that were found.
  public static func parse(contentsOf url: URL, file: String? = nil) throws -> Lesson {
    let file = file ?? url.relativePath
    let data: Data
    do { data = try Data(contentsOf: url) } catch {
      throw LessonErrors([LessonError(file: file, line: 1, problem: .unreadable(reason: SystemReason.words(of: error)))]
      )
    }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      throw LessonErrors([LessonError(file: file, line: 1, problem: .notUTF8)])
    }
    guard let text = String(data: data, encoding: .utf8) else {
      let good = String(decoding: data, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
      let line = 1 + good.reduce(0) { $0 + ($1.isNewline ? 1 : 0) }
      throw LessonErrors([LessonError(file: file, line: line, problem: .notUTF8)])
    }
    return try parse(text: text, file: file, folder: url.deletingLastPathComponent())
  }

  /// Reads a lesson from its text.
  ///
  /// - Parameters:
  ///   - file: the path for messages; the lesson's name is made of it.
  ///   - folder: where the lesson's pictures are; nil where there are none.
  /// - Throws: ``LessonErrors`` with all mistakes that were found.
  public static func parse(text: String, file: String, folder: URL? = nil) throws -> Lesson {
    var mistakes = Mistakes(file: file)
    let lines = lines(of: text)
    let frontMatter = FrontMatter(lines: lines, mistakes: &mistakes)
    let bodyLines = repeatElement("", count: frontMatter.lineCount) + lines.dropFirst(frontMatter.lineCount)
    let plain = MarkdownTree(bodyLines.joined(separator: "\n") + "\n")
    let formulas = withExtendedLifetime(plain) { Formulas(in: plain, lines: Array(bodyLines), mistakes: &mistakes) }
    let tree = formulas.isEmpty ? plain : MarkdownTree(formulas.lines.joined(separator: "\n") + "\n")
    defer { withExtendedLifetime(tree) {} }

    let fences = StepFences(in: tree, lines: lines, mistakes: &mistakes)
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    // The page's prose makes HTML of the tree; this comes before.
    let exercises = ExerciseFences(of: fences, isForLearners: frontMatter.isForLearners, mistakes: &mistakes)
    let steps = exercises.steps
    let passages = Passages.read(tree, steps: steps.map(\.node))
    let prose = Prose(tree: tree, title: frontMatter.title, taken: steps.map(\.step.id), formulas: formulas)
    prose.embedPictures(from: folder, mistakes: &mistakes)
    let notes = StepNotes(of: steps, mistakes: &mistakes)
    guard mistakes.errors.isEmpty else { throw LessonErrors(mistakes.errors) }

    let (blocks, headings) = prose.blocks(around: steps, notes: exercises.notes)
    return Lesson(
      name: name, file: file, title: frontMatter.title ?? prose.titleHeading ?? title(fromName: name),
      minutes: frontMatter.minutes, parameters: frontMatter.parameters, blocks: blocks, headings: headings,
      summary: frontMatter.summary ?? prose.summary, passages: Passages.withoutTitle(passages, prose.titleHeading),
      notes: notes.notes, isForLearners: frontMatter.isForLearners,
      teachersLines: exercises.teachersLines, markdown: lines.joined(separator: "\n"))
  }

  /// The lines without their ends, without a byte order mark.
  private static func lines(of text: String) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(
      String.init)
    guard let first = lines.first, first.unicodeScalars.first == "\u{FEFF}" else { return lines }
    return [String(first.unicodeScalars.dropFirst())] + lines.dropFirst()
  }

  /// `04-train-the-head` reads as `Train the head`.
  private static func title(fromName name: String) -> String {
    let words = name.drop { $0.isNumber || $0 == "-" }.replacingOccurrences(of: "-", with: " ")
    return words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
  }
}
