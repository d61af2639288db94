/// Exercises, what their checks say, and notes for the teacher.
enum ExerciseStyle {
  static let css = """
    .exercise-parts { border-top: 1px solid var(--rule); padding: 0.35rem 0 0.5rem; font: 0.92rem/1.5 var(--sans); }
    .exercise-parts > p { margin: 0; padding: 0.4rem var(--inset); }
    .exercise-parts .ask { color: var(--soft); font-size: 0.88rem; }
    .exercise-parts p:empty { display: none; }
    .verdict { font-weight: 600; }
    .verdict.passed { color: var(--good); }
    .verdict.failed { color: var(--alarm); }
    .verdict.passed::before { content: "✓ " / ""; }
    .verdict.failed::before { content: "✗ " / ""; }
    .exercise-parts .goes-on { color: var(--soft); font-size: 0.88rem; }
    .exercise-parts details > summary { padding: 0.3rem var(--inset); font-weight: 600; color: var(--accent); }
    .exercise-parts details > summary:hover { text-decoration: underline; }
    .exercise-parts .clue > p, .exercise-parts .clue > ul, .exercise-parts .clue > ol { margin: 0.2rem var(--inset) 0.6rem; font: 1rem/1.55 var(--serif); }
    .exercise-parts .code { margin: 0; background: transparent; }
    .exercise-parts .mistakes ul { margin: 0; padding: 0 0 0 var(--inset); list-style: none; }
    .exercise-parts .mistakes li > p { margin: 0 var(--inset) 0.8rem; }
    .speaker-notes { margin: 1.6rem 0; padding: 0.2rem 1.1rem; border-left: 4px solid var(--accent); background: var(--ground); font-size: 0.95em; }
    .speaker-notes::before { content: "For the teacher"; display: block; padding-top: 0.5rem; font: 600 0.8rem/1.4 var(--sans); color: var(--accent); }

    """
}
