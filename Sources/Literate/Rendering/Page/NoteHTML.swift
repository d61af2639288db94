/// The teacher's notes: to be read in the teacher's edition, and at hand for who presents a served page.
enum NoteHTML {
  static func html(_ markdown: String, edition: Edition, isServed: Bool) -> String {
    guard edition == .teacher || isServed else { return "" }
    let isSeen = edition == .teacher && !isServed
    return """
      <aside class="speaker-notes" aria-label="Note for the teacher"\(isSeen ? "" : " hidden")>
      \(MarkdownTree.html(markdown))</aside>

      """
  }
}
