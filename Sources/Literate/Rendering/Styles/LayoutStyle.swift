/// Where things stand: one column, on wide screens with the contents beside it.
enum LayoutStyle {
  static let css = """
    .banner { display: flex; justify-content: space-between; align-items: center; gap: 1rem;
      padding: 0.8rem clamp(1.15rem, 3vw, 2rem); border-bottom: 1px solid var(--rule); }
    .home { font: 600 1.02rem/1.4 var(--serif); letter-spacing: 0.01em; color: var(--ink); text-decoration: none; }
    a.home::before { content: "← "; color: var(--accent); }
    a.home:hover { text-decoration: underline; }
    button { font: 0.8rem/1.4 var(--sans); padding: 0.22rem 0.65rem; border: 1px solid var(--rule);
      border-radius: 99px; background: var(--paper); color: var(--soft); cursor: pointer; }
    button:hover { color: var(--ink); border-color: var(--soft); }
    main { max-width: 54rem; margin: 0 auto; padding: clamp(1.9rem, 5vw, 3.8rem) var(--inset) 3rem; }
    main.plain { max-width: 44rem; }
    .text-column { min-width: 0; margin-top: 2.2rem; }
    .kicker { margin: 0 0 0.5rem; font: 600 0.86rem/1.4 var(--sans); color: var(--accent);
      font-variant-numeric: tabular-nums; }
    .facts { font: 0.9rem/1.5 var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; }
    .opening .facts { margin: 0.9rem 0 0; }
    .facts span { color: var(--soft); padding: 0 0.15em; }
    .introduction { margin: 1.3rem 0 0; }
    .introduction > p:first-child { font-size: 1.28rem; line-height: 1.5; }
    .introduction > :last-child { margin-bottom: 0; }
    .notice { margin: 0 0 1rem; padding: 0.8rem 1.1rem; border-left: 4px solid var(--notice-edge);
      border-radius: 0 8px 8px 0; background: var(--notice); font: 0.95rem/1.55 var(--sans); max-width: 39rem; }
    .notice p { margin: 0; }
    .notice + .prose, .notice + .step { margin-top: 2rem; }
    .notice.stopped { border-color: var(--alarm); background: var(--alarm-ground); }
    .notice a { color: inherit; }
    .notice code { white-space: nowrap; }
    .contents { margin: 1.8rem 0 0; padding: 1.1rem 0; border: solid var(--rule); border-width: 1px 0;
      font: 0.9rem/1.4 var(--sans); }
    .contents p { margin: 0 0 0.5rem; color: var(--soft); font-size: 0.8rem; letter-spacing: 0.03em; }
    .contents ol { margin: 0; padding: 0; list-style: none; }
    .contents li a { display: block; padding: 0.24rem 0; color: var(--ink); text-decoration: none; }
    .contents li a:hover { color: var(--accent); text-decoration: underline; }
    .contents .level3 { padding-left: 1rem; }
    .contents .of-step a { display: flex; gap: 0.6rem; padding-left: 0.1rem; color: var(--soft); }
    .contents .of-step a > span:first-child { min-width: 1.1em; color: var(--accent); text-align: right;
      font-variant-numeric: tabular-nums; }
    @media (min-width: 70rem) {
    main:not(.plain) { display: grid; grid-template-columns: minmax(11rem, 14rem) minmax(0, 54rem);
      grid-template-rows: auto 1fr; column-gap: clamp(2rem, 4.5vw, 4.5rem); justify-content: center; max-width: none;
      padding-left: 2rem; padding-right: 2rem; }
    .opening, .text-column { grid-column: 2; }
    .contents { grid-column: 1; grid-row: 1 / span 2; position: sticky; top: 1.5rem; align-self: start;
      max-height: calc(100vh - 3rem); overflow-y: auto; margin: 0; padding: 0.2rem 0.3rem 1rem; border: 0; }
    }
    .neighbours { display: grid; grid-template-columns: 1fr auto 1fr; gap: 0.8rem 1.5rem; align-items: end;
      margin-top: 4rem; padding-top: 1.4rem; border-top: 1px solid var(--rule); font: 0.98rem/1.4 var(--sans); }
    .neighbours a { text-decoration: none; }
    .neighbours a:hover { text-decoration: underline; }
    .neighbours span { display: block; font-size: 0.8rem; color: var(--soft); }
    .neighbours .index { grid-column: 2; grid-row: 1; }
    .neighbours .prev { grid-column: 1; grid-row: 1; }
    .neighbours .next { grid-column: 3; grid-row: 1; text-align: right; }
    .neighbours .prev span::before { content: "← "; }
    .neighbours .next span::after { content: " →"; }
    .colophon { padding: 1.4rem 1.15rem 2rem; border-top: 1px solid var(--rule); text-align: center;
      font: 0.8rem/1.6 var(--sans); color: var(--soft); }
    .colophon p { margin: 0; }
    .lessons { list-style: none; margin: 0; padding: 0; }
    .lessons > li { display: grid; grid-template-columns: 3.6rem minmax(0, 1fr); padding: 1.5rem 0;
      border-top: 1px solid var(--rule); }
    .lessons .number { font-size: 2.3rem; line-height: 1; color: var(--accent); font-variant-numeric: lining-nums; }
    .lessons h2 { margin: 0; font-size: 1.4rem; }
    .lessons h2 a { color: var(--ink); text-decoration-color: var(--rule); }
    .lessons h2 a:hover { color: var(--accent); text-decoration-color: currentColor; }
    .lessons p { margin: 0.4rem 0 0; max-width: 36rem; }
    .lessons .state { color: var(--alarm); font-weight: 600; }
    @media (max-width: 34rem) {
    body { font-size: 1.06rem; }
    .prose p, .prose li { hyphens: auto; }
    .lessons > li { grid-template-columns: 2.3rem minmax(0, 1fr); }
    .lessons .number { font-size: 1.5rem; line-height: 1.2; }
    .neighbours { grid-template-columns: 1fr 1fr; }
    .neighbours .index { grid-column: 1 / -1; grid-row: 2; text-align: center; }
    .neighbours .next { grid-column: 2; }
    }

    """
}
