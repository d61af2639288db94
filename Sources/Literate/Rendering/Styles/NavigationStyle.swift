/// The ways through a course: the trail at the top, the lessons beside the text, its neighbours below it.
enum NavigationStyle {
  static let css = """
    .banner { display: flex; justify-content: space-between; align-items: center; gap: 1rem;
      padding: 0.8rem clamp(1.15rem, 3vw, 2rem); border-bottom: 1px solid var(--rule); }
    .tools { display: flex; gap: 0.4rem; flex: none; }
    .trail { min-width: 0; }
    .trail ol { display: flex; margin: 0; padding: 0; list-style: none; font: 1.02rem/1.4 var(--serif); }
    .trail li { display: flex; min-width: 0; }
    .trail li span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .trail li:first-child { font-weight: 600; }
    .trail a { display: flex; min-width: 0; color: var(--ink); text-decoration: none; }
    .trail a:hover { text-decoration: underline; }
    .trail li + li { color: var(--soft); }
    .trail li + li::before { content: "›" / ""; padding: 0 0.55em; color: var(--accent); }
    .course { margin: 1.8rem 0 0; padding: 0.7rem 0; border: solid var(--rule); border-width: 1px 0;
      font: 0.9rem/1.4 var(--sans); }
    .course summary { font-size: 0.9rem; padding: 0.2rem 0; }
    .course ol { margin: 0; padding: 0; list-style: none; }
    .course a { display: flex; gap: 0.6rem; padding: 0.28rem 0.4rem; border-radius: 5px; color: var(--ink);
      text-decoration: none; }
    .course a:hover { color: var(--accent); text-decoration: underline; }
    .course .number { flex: none; min-width: 1.1em; color: var(--accent); text-align: right;
      font-variant-numeric: tabular-nums; }
    .course .mark { margin-left: auto; color: var(--soft); font-size: 0.85em; }
    .course .failed > a .mark { color: var(--alarm); font-weight: 700; }
    .course .ran > a .mark { color: var(--good); }
    .course [aria-current="page"] { font-weight: 600; background: var(--ground); }
    .lesson-list > li > a { padding-top: 0.36rem; padding-bottom: 0.36rem; }
    .contents { border-left: 1px solid var(--rule); }
    .lesson-list .contents { margin: 0.3rem 0 0.6rem 0.95rem; }
    .contents a { position: relative; padding-left: 0.8rem; }
    .contents .level3 a { padding-left: 1.7rem; }
    .contents .of-step a { color: var(--soft); }
    .contents a:hover { color: var(--accent); }
    .contents a[aria-current] { color: var(--accent); font-weight: 600; }
    .contents [aria-current]::before { content: ""; position: absolute; left: -2px; top: 0.2rem; bottom: 0.2rem; width: 3px;
      border-radius: 2px; background: var(--accent); }
    @media (min-width: 70rem) {
    .course { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 0; align-self: start; max-height: 100vh;
      overflow-y: auto; margin: -1.2rem 0 0; padding: 1.2rem 0.3rem 2rem; border: 0; scrollbar-width: thin;
      scrollbar-color: var(--rule) transparent; }
    @supports selector(::details-content) {
    .course summary { display: none; }
    .course details::details-content { content-visibility: visible; display: block; }
    }
    }
    .neighbours { display: grid; grid-template-columns: 1fr auto 1fr; gap: 0.8rem 1.5rem; align-items: end;
      margin-top: 2.4rem; padding-top: 1.4rem; border-top: 1px solid var(--rule); font: 0.98rem/1.4 var(--sans); }
    .neighbours a { text-decoration: none; }
    .neighbours a:hover { text-decoration: underline; }
    .neighbours span { display: block; font-size: 0.8rem; color: var(--soft); }
    .neighbours .index { grid-column: 2; grid-row: 1; }
    .neighbours .prev { grid-column: 1; grid-row: 1; }
    .neighbours .next { grid-column: 3; grid-row: 1; text-align: right; }
    .neighbours .prev span::before { content: "← " / ""; }
    .neighbours .next span::after { content: " →" / ""; }
    body { position: relative; }
    .to-top { position: absolute; top: 0; right: clamp(0.6rem, 2vw, 1.6rem); bottom: 0; overflow: clip; pointer-events: none; }
    .to-top a { position: sticky; top: calc(100vh - 3.4rem); display: block; width: 2.4rem; margin: 140vh 0 1rem; border: 1px solid var(--rule);
      border-radius: 99px; background: var(--paper); color: var(--soft); font: 1.1rem/2.3rem var(--sans);
      text-align: center; text-decoration: none; pointer-events: auto; }
    .to-top a:hover { color: var(--ink); border-color: var(--soft); }
    @media (max-width: 44rem) {
    .trail ol { font-size: 0.98rem; }
    .trail li + li { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
    .trail a::before { content: "← " / ""; white-space: pre; color: var(--accent); }
    }
    @media (max-width: 34rem) {
    #_keys { display: none; }
    .neighbours { grid-template-columns: 1fr 1fr; }
    .neighbours .index { grid-column: 1 / -1; grid-row: 2; text-align: center; }
    .neighbours .next { grid-column: 2; }
    }

    """
}
