/// Numbered notes on lines of code, and formulas.
enum NotesStyle {
  private static let most = 20

  static let css =
    """
    .ref { display: inline-block; min-width: 1.75em; padding: 0 0.35em; border: 1px solid var(--accent);
      border-radius: 99px; font: 600 0.72rem/1.6 var(--sans); text-align: center; text-decoration: none;
      color: var(--accent); background: var(--paper); }
    .ref:hover, .ref:target { background: var(--accent); color: var(--paper); }
    .line .ref { position: relative; margin: -0.25em 0 -0.25em 0.4em; line-height: 1.45; font-style: normal; }
    .line .ref > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .line .ref::before { content: attr(data-note); }
    .notes { margin: 0; padding: 0 var(--inset) 0.9rem; list-style: none; font: 0.92rem/1.55 var(--sans); }
    .notes li { display: flex; align-items: baseline; gap: 0.7rem; max-width: var(--measure); margin-top: 0.35rem;
      padding: 0.1rem 0.3rem; border-radius: 6px; }
    .notes li > div { min-width: 0; }
    .notes .ref { flex: none; }
    .notes p { margin: 0 0 0.5rem; }
    .notes p:last-child { margin: 0; }
    .noted { border-radius: 3px; }

    """ + lit
      + """
      .formula { display: block; overflow-x: auto; overflow-y: hidden; padding: 0.35rem 0; }
      math { font-family: "Latin Modern Math", "STIX Two Math", "Libertinus Math", "Cambria Math", math, var(--serif);
      font-size: 1.06em; }
      math[display="block"] { margin: 0.1rem 0; }

      """

  /// A note and its lines show that they belong together while the pointer or the focus is on one of them, and when a link
  /// has led there.
  private static let lit: String = {
    let on = ":is(:hover, :focus-within, :target)"
    let lines = (1...most).map { ".step:has(.notes > li:nth-child(\($0))\(on)) .note-\($0)" }
    let notes = (1...most).map {
      ".step:has(.note-\($0):hover, .note-\($0) :is(:focus, :target)) .notes > li:nth-child(\($0))"
    }
    return (lines + notes).joined(separator: ",\n") + " { background: var(--notice); }\n"
  }()
}
