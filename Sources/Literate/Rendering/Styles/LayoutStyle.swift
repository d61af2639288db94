/// Where things stand: one column, on wide screens with the lessons beside it.
enum LayoutStyle {
  static let css = """
    button { font: 0.8rem/1.4 var(--sans); padding: 0.22rem 0.65rem; border: 1px solid var(--rule);
      border-radius: 99px; background: var(--paper); color: var(--soft); cursor: pointer; }
    button:hover { color: var(--ink); border-color: var(--soft); }
    main { max-width: var(--page); margin: 0 auto; padding: clamp(1.9rem, 5vw, 3.8rem) var(--inset) 3rem; }
    main.plain { max-width: 44rem; }
    .text-column { min-width: 0; margin-top: 2.2rem; }
    .kicker { margin: 0 0 0.5rem; font: 600 0.86rem/1.4 var(--sans); color: var(--accent);
      font-variant-numeric: tabular-nums; }
    .facts { font: 0.9rem/1.5 var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; }
    .opening .facts { margin: 0.9rem 0 0; }
    #_fold { margin-left: 0.5rem; }
    .wide-find { margin-top: 1.5rem; padding: 0.55rem 1rem; width: min(100%, 24rem); text-align: left; font-size: 0.95rem;
      border-radius: 8px; }
    .wide-find kbd { float: right; }
    kbd { padding: 0.1em 0.45em; border: 1px solid var(--rule); border-bottom-width: 2px; border-radius: 4px; }
    .yourself { margin-top: 4rem; padding-top: 1.6rem; border-top: 1px solid var(--rule); }
    .yourself h2 { margin: 0 0 0.8rem; font-size: 1.27rem; }
    .yourself p { max-width: var(--measure); margin: 0.6rem 0; font: 0.95rem/1.55 var(--sans); color: var(--soft); }
    .yourself .listing { margin: 0; }
    .command { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; }
    .command .listing { flex: 0 1 auto; max-width: 100%; padding: 0.55rem 0.9rem; }
    .source > summary { padding: 0.3rem 0; }
    .source > .copy { float: right; margin: 0.5rem 0.6rem 0 0; background: var(--ground); }
    .source > .listing { max-height: 36rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
    .facts span { color: var(--soft); padding: 0 0.15em; }
    .introduction { margin: 1.3rem 0 0; }
    .introduction > p:first-child { font-size: 1.28rem; line-height: 1.5; }
    .introduction > :last-child { margin-bottom: 0; }
    .notice { margin: 0 0 1rem; padding: 0.8rem 1.1rem; border-left: 4px solid var(--notice-edge);
      border-radius: 0 8px 8px 0; background: var(--notice); font: 0.95rem/1.55 var(--sans); max-width: var(--measure); }
    .notice p { margin: 0; }
    .notice + .prose, .notice + .step { margin-top: 2rem; }
    .notice.stopped { border-color: var(--alarm); background: var(--alarm-ground); }
    .notice a { color: inherit; }
    .notice code { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
    @media (min-width: 70rem) {
    main:not(.plain) { display: grid; grid-template-columns: minmax(11rem, var(--side)) minmax(0, var(--page));
      grid-template-rows: auto 1fr; column-gap: clamp(2rem, 4.5vw, 4.5rem); justify-content: center; max-width: none;
      padding-left: 2rem; padding-right: 2rem; }
    .opening, .text-column { grid-column: 2; }
    }
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
    }

    """
}
