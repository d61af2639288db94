/// A step: one frame around the code and what it showed.
enum StepStyle {
  static let css = """
    .step { position: relative; margin: 2rem 0 2.3rem; scroll-margin-top: 1rem; border: 1px solid var(--rule); border-radius: 10px; background: var(--ground);
      overflow: clip; }
    .step:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    .step:focus { outline: 2px solid var(--accent); outline-offset: 2px; }
    .bar { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.15rem 0.8rem; min-height: 2.1rem;
      padding: 0.6rem var(--inset) 0 calc(var(--inset) + 1.15rem);
      font: 0.84rem/1.5 var(--sans); }
    .bar .name { font-weight: 600; color: var(--accent); text-decoration: none; white-space: nowrap; }
    .bar .name:hover { text-decoration: underline; }
    .bar h2, .bar h3, .bar h4, .bar h5, .bar h6 { flex: 1 1 12rem; margin: 0; font: 600 1.03rem/1.35 var(--serif); }
    .bar .facts { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.8rem; margin-left: auto;
      font-size: 0.8rem; }
    .time { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .bar .state, .bar .role { font-weight: 600; color: var(--ink); }
    .bar .role { padding: 0 0.5rem; border: 1px solid var(--accent); border-radius: 99px; color: var(--accent); }
    .failed .bar .state { color: var(--alarm); }
    .copy { background: transparent; padding: 0.06rem 0.6rem; font-size: 0.76rem; }
    .code { padding: 0.7rem var(--inset) 0.95rem; overflow-x: auto; }
    .code .keyword { color: var(--keyword); }
    .code .string { color: var(--string); }
    .code .number { color: var(--number); }
    .code .comment { color: var(--comment); font-style: italic; }
    .code .type { color: var(--type); }
    .code .attribute { color: var(--attribute); }
    .numbered code { counter-reset: line; }
    .numbered .line { counter-increment: line; }
    .numbered .line::before { content: counter(line); display: inline-block; width: 2.2em; margin-right: 1.2em;
      text-align: right; color: var(--soft); }
    .fault { display: inline-block; vertical-align: top; min-width: calc(100% + 2 * var(--inset)); margin: 0 calc(-1 * var(--inset)); padding: 0 var(--inset);
      background: var(--alarm-ground); box-shadow: inset 4px 0 var(--alarm); }
    .fault.caret::after { content: "▲"; display: block; height: 1.2em; line-height: 1.2; color: var(--alarm);
      margin-left: calc(var(--at) * 1ch); width: 1ch; font-size: inherit; transform: scale(0.75); }
    .numbered .fault.caret::after { margin-left: calc(var(--at) * 1ch + 3.4em); }
    .expected .fault { background: var(--notice); box-shadow: inset 4px 0 var(--notice-edge); }
    .expected .fault.caret::after { color: var(--notice-edge); }
    .fold > summary { list-style: none; padding: 0.3rem var(--inset) 0.65rem calc(var(--inset) + 1.15rem); }
    .fold > summary::-webkit-details-marker { display: none; }
    .fold > summary::before { content: "▸" / ""; position: absolute; top: 0.45rem; left: calc(var(--inset) - 0.45rem);
      width: 1.5rem; height: 1.5rem; font: 1rem/1.5rem var(--sans); text-align: center; border-radius: 5px;
      color: var(--soft); }
    .fold[open] > summary::before { content: "▾" / ""; }
    .fold > summary:hover::before { color: var(--ink); background: var(--rule); }
    .fold[open] > summary { padding: 0; height: 0; }
    .fold[open] > summary > span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .fold[open] > summary:focus-visible { outline: 0; }
    .fold[open] > summary:focus-visible::before { outline: 2px solid var(--accent); }
    .answer > summary { padding: 0.55rem var(--inset) 0.75rem; font-size: 0.92rem; font-weight: 600; }
    .answer[open] > summary { padding-bottom: 0.1rem; }
    .failed { border-color: var(--alarm); }
    .not-reached, .not-reached .bar *, .not-reached .code * { color: var(--soft); }
    .not-reached { background: transparent; border-style: dashed; }
    .not-reached a { text-decoration: underline; }
    .unreached { margin: 0; padding: 0.7rem var(--inset); border-top: 1px dashed var(--rule); font: 0.9rem/1.5 var(--sans); }
    .shown-only { background: transparent; }
    .exercise { border-color: var(--accent); }
    .step:has(> .fold:not([open])) > .output, .answer:has(> .fold:not([open])) > .output { margin-top: 0; }
    @media (max-width: 34rem) {
    :root { --inset: 1.2rem; }
    .step { margin-left: calc(-1 * var(--inset)); margin-right: calc(-1 * var(--inset)); border-left: 0; border-right: 0; border-radius: 0; }
    .bar h2, .bar h3, .bar h4, .bar h5, .bar h6 { flex-basis: 100%; order: 2; margin-left: -1.15rem; }
    pre { font-size: 0.77rem; }
    }

    """
}
