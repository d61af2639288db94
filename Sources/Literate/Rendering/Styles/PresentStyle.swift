/// The page as slides: large type on a window of its own. `SlidesScript.swift` says what stands on each.
///
/// Sizes are those of the page, by a larger root: 26 pixels at 1280 × 720, 39 at 1920 × 1080. `--grow` is how large pictures are,
/// `--type` how large a text that fits no better.
enum PresentStyle {
  static let css = """
    @media screen {
    [data-presenting], [data-notes] { overflow: hidden; }
    [data-presenting] { font-size: clamp(16px, min(2.05vw, 3.6vh), 80px); }
    [data-presenting] body > :not(main, dialog, #_deck, #_said), [data-presenting] .course,
    [data-presenting] main > .text-column > :not([data-on]), [data-presenting] [data-on="in"]:is(.prose, .prose ul, .prose ol, .notes,
    .output, .answer, .aside) > :not([data-on], summary), [data-presenting] .step[data-on="in"] > :is(.fold, .output, .ways, .answer, .stale):not([data-on]),
    [data-presenting] .answer[data-on="in"] > summary, [data-presenting] .fold[data-on="in"] > :is(.code, .notes):not([data-on]),
    [data-presenting] :is(.permalink, .facts .time, .facts .copy, .facts .memory, .chart .data, .opening button, .speaker-notes)
    { display: none !important; }
    [data-presenting] main { position: fixed; inset: 0; display: flex; flex-direction: column; max-width: none; margin: 0;
      justify-content: flex-start; padding: 1.2rem 1.8rem 2.2rem; overflow: hidden; background: var(--paper); }
    [data-presenting] main > * { flex: none; margin: 0; }
    [data-presenting] .text-column { display: block; width: 100%; }
    [data-title] main { justify-content: safe center; }
    [data-presenting] .opening:not([data-on]), [data-presenting] [data-on="spoken"] { position: absolute; width: 1px; height: 1px;
      margin: 0; overflow: hidden; clip-path: inset(50%); }
    [data-title] h1 { font-size: 3.1rem; }
    [data-title] .notice { margin-top: 1.4rem; font-size: 0.8rem; }
    [data-presenting] .prose { max-width: 44rem; margin: 0; font-size: calc(1.16rem * var(--type)); line-height: 1.5; }
    [data-presenting] .prose > * { margin-top: 0 !important; }
    [data-presenting] .prose p, [data-presenting] .prose > p { font-size: 1em !important; line-height: 1.5; margin-bottom: 0.8em; hyphens: manual; }
    [data-presenting] .heading { margin: 0 0 0.9rem !important; }
    [data-presenting] .heading > :first-child { font-size: 1.85rem; }
    [data-presenting] .heading:has(> :not(h2):first-child) > :first-child { font-size: 1.5rem; }
    [data-presenting] .aside { margin: 0; }
    [data-presenting] .step { margin: 0; border: 0; border-radius: 0; background: none; box-shadow: none; overflow: visible; outline: 0; }
    [data-presenting] .step::before { display: none !important; }
    [data-presenting] .bar { min-height: 0; padding: 0 0 0.55rem; align-items: baseline; }
    [data-presenting] .bar :is(h2, h3, h4, h5, h6) { flex: 1 1 50%; font-size: 1.35rem; order: 0; margin: 0; }
    [data-presenting] .bar .name { font-size: 0.95rem; }
    [data-presenting] .fold[open] > summary { display: none; }
    [data-presenting] .fold > summary { padding: 0.3rem 0; }
    [data-presenting] .fold > summary::before { position: static; display: inline-block; }
    [data-presenting] .answer > summary { padding: 0.5rem 0; font-size: 1.1rem; }
    [data-presenting] .aside > summary { font-size: 1.1rem; margin-bottom: 0.5rem; }
    [data-presenting] pre { font-size: 0.8rem; line-height: 1.5; }
    [data-presenting] .code { padding: 0.6rem 0.75rem; border: 1px solid var(--rule); border-radius: 0.4rem; background: var(--ground); }
    [data-presenting][data-layout="below"] .code:not(.writable) .line:not(.fault) { display: inline-block; width: 100%; padding-left: 4ch;
      text-indent: -4ch; white-space: pre-wrap; overflow-wrap: anywhere; }
    [data-presenting] .line .ref { text-indent: 0; }
    [data-presenting] .notes { padding: 0.6rem 0 0; font-size: calc(0.95rem * var(--type)); line-height: 1.4; }
    [data-presenting] .notes li { max-width: none; }
    [data-presenting] .fold[data-on="in"] > .notes[data-on] { font-size: calc(1.1rem * var(--type)); }
    [data-presenting] .line .ref, [data-presenting] .ref { font-size: 0.66rem; }
    [data-presenting] .output { padding: 0.7rem 0 0; border: 0; }
    [data-presenting] .output > * { margin-bottom: 0.7rem; }
    [data-presenting] .output > pre + pre { margin-top: -0.7rem; }
    [data-presenting] table, [data-presenting] .foot { font-size: calc(0.9rem * var(--type)); }
    [data-presenting] .foot { margin-top: -0.3rem; }
    [data-presenting] :is(th, td) { padding-top: 0.22rem; padding-bottom: 0.22rem; }
    [data-presenting] :is(figcaption, .note, .label, .progress) { font-size: 0.85rem; }
    [data-presenting] .drawing { overflow: visible; }
    [data-presenting] .chart .drawing img { width: 100%; height: calc(var(--grow) * 39vh); min-width: 0; max-height: none; object-fit: contain;
      object-position: left; }
    [data-presenting] .pictures.small > div { gap: 0.4rem;
      grid-template-columns: repeat(var(--columns), minmax(0, calc(var(--grow) * 5.4rem))); }
    [data-presenting] .pictures.large > div, [data-presenting] .pictures.single > div { max-width: min(100%, calc(var(--grow) * 55%)); }
    [data-presenting] .pictures.single img { width: auto; height: calc(var(--grow) * 38vh); max-width: 100%; object-fit: contain; object-position: left; }
    [data-presenting] .prose img { max-height: 60vh; width: auto; }
    [data-layout="beside"] .step[data-on]:has(> .fold[data-on]) { display: grid; grid-template-columns: minmax(0, max-content) minmax(34%, 1fr);
      column-gap: 1.4rem; align-items: start; }
    [data-layout="beside"] .step[data-on] > * { grid-column: 1 / -1; }
    [data-layout="beside"] .step[data-on] > .fold { grid-column: 1; }
    [data-layout="beside"] .step[data-on] > .output { grid-column: 2; padding: 0; }
    [data-layout="beside"] .step[data-on] .text { white-space: pre; overflow-wrap: normal; overflow-x: auto; }
    #_deck { position: fixed; z-index: 6; inset: auto 0 0; display: flex; align-items: baseline; gap: 1.5rem; padding: 0.25rem 1.8rem 0.5rem;
      background: var(--paper); font: 0.72rem/1.4 var(--sans); color: var(--soft); }
    html:not([data-presenting]) #_deck { display: none; }
    #_deck p { margin: 0; }
    .deck-place { margin-left: auto !important; font-variant-numeric: tabular-nums; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .deck-words { color: var(--ink); font-weight: 600; }
    .deck-bar { position: absolute; left: 0; bottom: 0; height: 0.2rem; background: var(--accent); }
    [data-black] body::after { content: ""; position: fixed; z-index: 9; inset: 0; background: #000; }
    [data-presenting] .panel { font-size: 0.8rem; }
    #_overview { width: min(60rem, calc(100vw - 3rem)); margin-top: 5vh; max-height: 88vh; }
    #_overview ol { margin: 0; padding: 0; list-style: none; columns: 2; }
    #_overview li { break-inside: avoid; }
    #_overview li button { width: 100%; padding: 0.2rem 0.6rem; border: 0; border-radius: 0.3rem; text-align: left; font-size: 0.7rem; color: var(--ink); }
    #_overview li span { display: inline-block; min-width: 1.8em; color: var(--accent); font-variant-numeric: tabular-nums; }
    #_overview li button:is(:hover, :focus, [aria-current]) { background: var(--ground); }
    @media (prefers-reduced-motion: no-preference) {
    .deck-bar { transition: width 0.2s ease-out; }
    }
    [data-notes] body > :not(#_board) { display: none !important; }
    #_board { position: fixed; inset: 0; display: flex; flex-direction: column; gap: 0.8rem; padding: 1rem 1.4rem; background: var(--paper);
      font: 1.05rem/1.5 var(--sans); }
    #_board h1 { font: 600 1.25rem/1.3 var(--sans); letter-spacing: 0; }
    #_board p { margin: 0; }
    .board-clock { display: flex; flex-wrap: wrap; gap: 0.4rem 0.8rem; align-items: baseline; font-variant-numeric: tabular-nums; }
    .board-time { color: var(--soft); }
    .board-since { font-size: 1.9rem; font-weight: 600; line-height: 1; margin-right: auto; }
    .board-notes { flex: 1; overflow: auto; padding: 0.8rem 0; border: solid var(--rule); border-width: 1px 0; font-size: 1.4rem; line-height: 1.45; }
    .board-notes > :first-child, .board-notes > * > :first-child { margin-top: 0; }
    .board-notes .soft { color: var(--soft); }
    .board-next { color: var(--soft); }
    .board-next span { color: var(--ink); font-weight: 600; }
    }
    @media (max-width: 34rem) { #_present { display: none; } }

    """
}
