import Foundation

/// The end of a lesson's page: the command that made it, and the lesson's file.
struct RunYourself {
  let lesson: Lesson
  let record: LessonRecord

  var html: String {
    let lines = lesson.markdown.split(separator: "\n", omittingEmptySubsequences: false).count
    let source =
      lesson.markdown.isEmpty
      ? ""
      : """
      <details class="source"><summary>View this lesson as Markdown (\(lines.grouped) lines)</summary>
      \(copy("_markdown", of: "the Markdown"))
      <pre class="listing" tabindex="0"><code id="_markdown" class="language-markdown">\(lesson.markdown.htmlEscaped)</code></pre>
      </details>

      """
    return """
      <section class="yourself" aria-labelledby="_yourself">
      <h2 id="_yourself">Run this yourself</h2>
      <div class="command"><pre class="listing" tabindex="0"><code id="_command">\(command.htmlEscaped)</code></pre>
      \(copy("_command", of: "the command"))</div>
      <p>\(needs)</p>
      \(source)</section>

      """
  }

  private func copy(_ id: String, of thing: String) -> String {
    "<button class=\"copy\" type=\"button\" data-code=\"\(id)\" aria-label=\"Copy \(thing)\" hidden>Copy</button>"
  }

  private var fileName: String { URL(fileURLWithPath: lesson.file).lastPathComponent }

  /// With the parameters that were not the lesson's own.
  var command: String {
    let own = Dictionary(lesson.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    let changed = record.parameters.filter { own[$0.key] != nil && own[$0.key] != $0.value }.sorted { $0.key < $1.key }
    let words = [lesson.name] + changed.flatMap { ["--set", "\($0.key)=\($0.value.text)"] }
    return "lectern run " + words.map(Self.quoted).joined(separator: " ")
  }

  private var needs: String {
    let versions = ["Lectern", "Swift"].compactMap { name in
      record.versions[name.lowercased()].map { "\(name) \($0)".htmlEscaped }
    }
    let tools = versions.isEmpty ? "Lectern and a Swift toolchain" : versions.joined(separator: " and ")
    return
      "In the folder of the course, with \(tools). The lesson is <code>\(fileName.htmlEscaped)</code>; it is a program "
      + "and runs with your rights."
  }

  /// For a shell.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII
          && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            || "-_./=,:+@%".unicodeScalars.contains(scalar))
      }
    return isPlain ? word : "'\(word.replacingOccurrences(of: "'", with: "'\\''"))'"
  }
}
