/// The way through a course, beside the text: its lessons, and under this one its headings and steps.
struct CourseTree {
  let entries: [CourseEntry]
  /// Where in the course the page is; nil where it is in none.
  let place: Int?
  let lesson: Lesson
  /// `Step 3`, by the step's id; hidden steps have none.
  let names: [String: String]

  /// Empty where there is nowhere to go.
  var html: String {
    let contents = contents
    guard place != nil || !contents.isEmpty else { return "" }
    let list =
      place == nil
      ? contents
      : "<ol class=\"lesson-list\">\n\(entries.indices.map { item($0, contents) }.joined())</ol>\n"
    return """
      <nav class="course" aria-label="\(place == nil ? "Contents" : "Lessons and contents")">
      <details>
      <summary>\(place == nil ? "Contents" : "Lessons and contents")</summary>
      \(list)</details>
      </nav>

      """
  }

  private func item(_ index: Int, _ contents: String) -> String {
    let entry = entries[index]
    let isHere = index == place
    let (mark, words) =
      switch entry.state {
      case .ran: ("✓", "has run")
      case .failed: ("!", "stopped early")
      case .notRun: ("○", "has not run yet")
      }
    let link = isHere ? "#_top\" aria-current=\"page" : entry.page.htmlEscaped
    return """
      <li class="\(entry.state.rawValue)"><a href="\(link)"><span class="number">\(index + 1)<span class="spoken">.</span></span> \
      <span>\(entry.title.htmlEscaped)</span> <span class="mark" title="\(words)" aria-hidden="true">\(mark)</span>\
      <span class="spoken">(\(words))</span></a>
      \(isHere ? contents : "")</li>

      """
  }

  private var contents: String {
    var items: [String] = []
    for (index, block) in lesson.blocks.enumerated() {
      switch block {
      case .prose:
        for heading in lesson.headings where heading.block == index && heading.level <= 3 {
          items.append(
            "<li class=\"level\(heading.level)\"><a href=\"#\(heading.id.htmlEscaped)\">"
              + "\(heading.text.htmlEscaped)</a></li>")
        }
      case .note: break
      case .step(let step):
        guard let name = names[step.id], let title = step.title else { continue }
        items.append(
          "<li class=\"of-step\"><a href=\"#\(step.id.htmlEscaped)\"><span class=\"number\">\(name.dropFirst("Step ".count))"
            + "<span class=\"spoken\">.</span></span> <span>\(title.htmlEscaped)</span></a></li>")
      }
    }
    return items.count > 1 ? "<ol class=\"contents\">\n\(items.joined(separator: "\n"))\n</ol>\n" : ""
  }
}
