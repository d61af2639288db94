/// What opens over a page: search, and the keys.
enum Dialogs {
  /// - Parameter isIndex: whether the page knows the words of all lessons.
  static func html(isIndex: Bool) -> String {
    let elsewhere =
      isIndex ? "" : "<p><a id=\"_elsewhere\" href=\"index.html\" hidden>Search the words of all lessons</a></p>\n"
    return """
      <dialog id="_search" class="panel" aria-labelledby="_search-title">
      <form method="dialog"><p class="panel-title" id="_search-title">Search</p><button>Close</button></form>
      <label for="_query">\(isIndex ? "All lessons" : "This lesson’s words, and the headings and steps of the others")</label>
      <input id="_query" type="search" autocomplete="off" spellcheck="false">
      <p id="_found" role="status"></p>
      <ul id="_results"></ul>
      \(elsewhere)</dialog>
      <dialog id="_help" class="panel" aria-labelledby="_help-title">
      <form method="dialog"><p class="panel-title" id="_help-title">Keys</p><button>Close</button></form>
      <dl>
      \(keys(isIndex: isIndex).map(row).joined(separator: "\n"))
      </dl>
      \(isIndex ? "" : presenting)\
      <p><input id="_single" type="checkbox" checked> <label for="_single">Single keys do something on these pages</label></p>
      </dialog>
      <p id="_said" class="spoken" role="status"></p>

      """
  }

  private static let presenting = """
    <p class="panel-title">While presenting</p>
    <dl>
    \(slides.map(row).joined(separator: "\n"))
    </dl>

    """

  private static let slides: [(keys: [String], meaning: String)] = [
    (["→", "←"], "next slide, the one before; also Space, Page Down and Page Up"),
    (["Home", "End"], "first slide, last slide"),
    (["1", "2", "Enter"], "to slide 12"), (["o"], "all slides, to go to one"), (["a"], "show the answer, or hide it"),
    (["n"], "the speaker’s notes, in a window of their own"), (["b"], "black screen"), (["f"], "full screen"),
    (["Esc"], "leave the slides"),
  ]

  private static func keys(isIndex: Bool) -> [(keys: [String], meaning: String)] {
    let lesson = [
      (["j", "k"], "next step, previous step"), (["←", "→"], "previous lesson, next lesson"),
      (["c"], "copy the code of the step"), (["f"], "fold all code, or show it"),
      (["p"], "present: the page as slides, and back"),
    ]
    return (isIndex ? [] : lesson) + [
      (["/"], "search"), (["t"], "colours: system, light, dark"), (["?"], "these keys"),
      (["Esc"], "close what is open"),
    ]
  }

  private static func row(_ row: (keys: [String], meaning: String)) -> String {
    "<dt>\(row.keys.map { "<kbd>\($0)</kbd>" }.joined(separator: " "))</dt><dd>\(row.meaning)</dd>"
  }
}
