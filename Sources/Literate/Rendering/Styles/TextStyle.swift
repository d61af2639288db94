/// How text is set: serif for reading, sans for what stands around it, fixed width for code. Only fonts that the
/// reader's system has.
enum TextStyle {
  static let css = """
    :where(:root) {
    --serif: "Iowan Old Style", "Palatino Nova", "Palatino Linotype", "URW Palladio L", P052, Palatino, Charter,
      "Bitstream Charter", Georgia, "Noto Serif", "Liberation Serif", serif;
    --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", "Liberation Sans", system-ui, sans-serif;
    --inset: 1.1rem; --measure: 39rem; --page: 54rem; --side: 15rem;
    --mono: ui-monospace, "SF Mono", SFMono-Regular, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
    @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 var(--serif);
      font-kerning: normal; overflow-wrap: break-word; }
    h1, h2, h3, h4, h5, h6 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
    h1 { font-size: clamp(2.1rem, 1.5rem + 2.5vw, 3.1rem); letter-spacing: -0.015em; line-height: 1.1; margin: 0; }
    p, li { text-wrap: pretty; }
    a { color: var(--accent); text-underline-offset: 0.16em; text-decoration-thickness: 0.06em; }
    a:hover { text-decoration-thickness: 0.12em; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
    code, pre, kbd { font-family: var(--mono); font-size: 0.86em; font-variant-ligatures: none; }
    pre { margin: 0; font-size: 0.8rem; line-height: 1.62; tab-size: 4; }
    pre code { font-size: inherit; }
    summary { cursor: pointer; font: 0.84rem/1.5 var(--sans); color: var(--accent); }
    .spoken { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .skip { position: absolute; left: -99rem; top: 0; z-index: 2; padding: 0.7rem 1rem; font: 0.9rem var(--sans);
      background: var(--paper); }
    .skip:focus { left: 0; }
    main:focus { outline: 0; }
    mark { background: var(--notice); color: inherit; }
    ::selection { background: color-mix(in srgb, var(--accent) 28%, transparent); }
    .prose { max-width: var(--measure); }
    .prose > :first-child { margin-top: 0; }
    .prose p, .prose ul, .prose ol { margin: 0 0 1.05em; }
    h2 { font-size: 1.62rem; letter-spacing: -0.008em; }
    h3 { font-size: 1.27rem; }
    h4, h5, h6 { font-size: 1.08rem; }
    .heading { position: relative; margin: 2.9rem 0 0.9rem; }
    .heading:has(> h3) { margin: 2.2rem 0 0.7rem; }
    .heading:has(> :is(h4, h5, h6)) { margin: 1.8rem 0 0.5rem; }
    .heading > :first-child { display: inline; margin: 0; scroll-margin-top: 1.5rem; }
    .permalink { margin-left: 0.3em; padding: 0 0.25em; font: 1.1rem/1 var(--sans); color: var(--soft);
      text-decoration: none; opacity: 0; }
    .heading:hover .permalink, .permalink:focus-visible { opacity: 1; }
    @media (hover: none) { .permalink { opacity: 0.7; } }
    .step + .prose > .heading:first-child { margin-top: 3.4rem; }
    .step + .prose > .heading:has(> h3):first-child { margin-top: 2.8rem; }
    .text-column > .prose:first-child > p:first-child, .notice + .prose > p:first-child { font-size: 1.28rem; line-height: 1.5; }
    .prose li { margin-bottom: 0.3em; }
    .prose ul, .prose ol { padding-left: 1.4em; }
    .prose li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
    .prose blockquote { margin: 1.7em 0; padding: 0.85rem 1.15rem 0.95rem; border-left: 3px solid var(--accent);
      border-radius: 0 8px 8px 0; background: var(--ground); }
    .prose blockquote > :last-child { margin-bottom: 0; }
    .prose hr { width: 6rem; margin: 2.4rem auto; border: 0; border-top: 1px solid var(--rule); }
    .prose img { display: block; max-width: 100%; height: auto; border-radius: 4px; }
    .prose :not(pre) > code { padding: 0.1em 0.22em; border-radius: 4px; background: var(--ground);
      overflow-wrap: anywhere; }
    .prose kbd { padding: 0.1em 0.4em; border: 1px solid var(--rule); border-bottom-width: 2px; border-radius: 4px; }
    .listing { margin: 1.3rem 0; padding: 0.85rem 1rem; overflow-x: auto; border: 1px solid var(--rule);
      border-radius: 8px; background: var(--ground); }
    .prose blockquote :not(pre) > code { background: var(--paper); }

    """
}
