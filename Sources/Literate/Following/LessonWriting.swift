import Files
import Foundation

/// Puts a learner's code into the lesson's file: into its fence, and nothing else is touched.
public enum LessonWriting {
  /// Writes a change into the file.
  ///
  /// - Returns: the lesson as it is then.
  /// - Throws: ``LessonWritingError`` when the step is not there as it was, or the file would not be a lesson any more; it is then as
  ///   it was. ``LessonErrors`` when it is none already.
  public static func write(_ change: StepChange, to lesson: Lesson) throws -> Lesson {
    let url = URL(fileURLWithPath: lesson.file)
    let target = url.resolvingSymlinksInPath()
    let stamp = FileStamp(target.path)
    let before = try LessonParser.parse(contentsOf: url, file: lesson.file)
    guard let index = before.steps.firstIndex(where: { $0.id == change.step }) else {
      throw LessonWritingError.gone(change.step, file: lesson.file)
    }
    guard before.steps[index].source == change.original else {
      throw LessonWritingError.changed(change.step, file: lesson.file, line: before.steps[index].line)
    }
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let written = replacing(before.steps[index].lines, of: text, by: change.mine)
    guard
      let after = try? LessonParser.parse(text: written, file: lesson.file, folder: url.deletingLastPathComponent()),
      after.steps.map(\.source) == before.replacing(index, with: change.mine).steps.map(\.source)
    else { throw LessonWritingError.breaksFence(change.step, file: lesson.file) }
    let mode = (try? FileManager.default.attributesOfItem(atPath: target.path))?[.posixPermissions]
    do {
      try WholeFile.write(to: target, durably: true) { aside in
        try Data(written.utf8).write(to: aside)
        if let mode { try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: aside.path) }
        guard FileStamp(target.path) == stamp else {
          throw LessonWritingError.changed(change.step, file: lesson.file, line: before.steps[index].line)
        }
      }
    } catch let error as LessonWritingError {
      throw error
    } catch {
      throw LessonWritingError.unwritable(lesson.file, reason: SystemReason.words(of: error))
    }
    return after
  }

  /// The lesson's text with other code in some of its fences.
  static func text(of lesson: Lesson, with changes: [StepChange]) -> String {
    // From the last to the first, so that the lines of the others stay as they are.
    lesson.steps.reversed().reduce(lesson.markdown) { text, step in
      guard let change = changes.first(where: { $0.step == step.id }) else { return text }
      return replacing(step.lines, of: text, by: change.mine)
    }
  }

  /// - Parameter lines: from 1, as the parser counts them.
  private static func replacing(_ lines: Range<Int>, of text: String, by source: String) -> String {
    var pieces: [(text: Substring, end: Substring)] = []
    var rest = text[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" }
      let end = rest[line.endIndex...].prefix(1)
      pieces.append((line, end))
      rest = rest[end.endIndex...]
    }
    let fence = pieces[lines.lowerBound - 2]
    let indentation = fence.text.prefix { $0 == " " }
    var code = source.split(separator: "\n", omittingEmptySubsequences: false)
    if code.last?.isEmpty ?? false { code.removeLast() }
    let new = code.map { (text: $0.isEmpty ? $0 : Substring(indentation + $0), end: fence.end) }
    pieces.replaceSubrange(lines.lowerBound - 1..<lines.upperBound - 1, with: new)
    return pieces.map { String($0.text + $0.end) }.joined()
  }
}

/// Why a learner's code is not written into the lesson.
public enum LessonWritingError: Error, Hashable, CustomStringConvertible {
  case gone(String, file: String)
  case changed(String, file: String, line: Int)
  case breaksFence(String, file: String)
  case unwritable(String, reason: String)

  /// One sentence: what is so, and what to do.
  public var description: String {
    switch self {
    case .gone(let step, let file): "\(file) has no step `\(step)` any more; your version is kept here"
    case .changed(let step, let file, let line):
      "\(file):\(line): the step `\(step)` was changed in the file meanwhile; both are kept: yours here, the other there"
    case .breaksFence(let step, let file):
      "your `\(step)` holds what would end its fence in \(file), such as a line of backticks; nothing was written"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason). Your version is kept here"
    }
  }
}
