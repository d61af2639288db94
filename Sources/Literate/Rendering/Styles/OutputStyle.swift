/// What steps showed.
enum OutputStyle {
  static let css = """
    .output { padding: 0.95rem var(--inset); border-top: 1px solid var(--rule); background: var(--paper); }
    .output > * { margin: 0 0 1.1rem; }
    .output > :last-child { margin-bottom: 0; }
    .output > pre + pre, .output > pre + .more, .output > .more + pre { margin-top: -1.1rem; }
    .text { white-space: pre-wrap; overflow-wrap: anywhere; }
    .more > summary { padding: 0.35rem 0; }
    .note { margin: 0.3rem 0; font: 0.84rem/1.5 var(--sans); color: var(--soft); }
    .stderr { padding-left: 0.8rem; border-left: 3px dotted var(--notice-edge); }
    .label { margin: 0 0 0.2rem; font: 600 0.8rem/1.5 var(--sans); color: var(--soft); }
    .progress { font: 0.88rem/1.5 var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; }
    .progress > span { color: var(--good); }
    .progress progress { width: 9rem; margin: 0 0.4rem; vertical-align: middle; accent-color: var(--accent); }
    \((0..<16).map { ".fg\($0) { color: var(--terminal-\($0)); }" }.joined(separator: " "))
    \((0..<16).map {
        ".bg\($0) { background: color-mix(in srgb, var(--terminal-\($0)) 16%, transparent); color: var(--ink); }"
      }.joined(separator: "\n"))
    .own { color: color-mix(in srgb, var(--own) 45%, var(--ink)); }
    .bg { background: color-mix(in srgb, var(--ground) 20%, transparent); }
    .bold { font-weight: 700; } .dim { color: var(--soft); } .italic { font-style: italic; }
    .underline { text-decoration: underline; } .strike { text-decoration: line-through; }
    .inverse { background: var(--ink); color: var(--paper); }
    .text .mark { color: var(--soft); border: 1px solid var(--rule); border-radius: 3px; font-size: 0.9em; }
    .gauged { display: inline-block; max-width: 100%; padding-left: 4ch; text-indent: -4ch; vertical-align: top; }
    .gauge { letter-spacing: -0.35em; padding-right: 0.35em; }
    .pair { white-space: pre; }
    @media (max-width: 34rem) { .gauged > .pair:first-child::after { content: "\\A"; } }
    .wide { overflow: auto; }
    .prose .wide { margin: 1.4rem 0; }
    table { border-collapse: collapse; font: 0.88rem/1.45 var(--sans); font-variant-numeric: tabular-nums lining-nums; }
    caption { padding: 0 0 0.5rem; text-align: left; font-weight: 600; }
    th, td { padding: 0.32rem 1.4rem 0.32rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
    th:last-child, td:last-child { padding-right: 0.2rem; }
    th.number, td.number { text-align: right; }
    th.short, td.short, .number { white-space: nowrap; }
    thead th, thead th.short { color: var(--soft); font-weight: 600; vertical-align: bottom; white-space: normal; }
    tbody th { font-weight: 400; }
    @media (max-width: 34rem) { table, .foot { font-size: 0.8rem; } th, td { padding-right: 0.55rem; } }
    tbody:last-child tr:last-child > * { border-bottom-color: var(--soft); }
    .more-rows td { padding: 0; background: var(--ground); }
    .more-rows summary { padding: 0.4rem 0.6rem; }
    @media screen { @supports selector(:has(a)) {
    table:has(.more-rows details:not([open])) .rest { display: none; }
    } }
    .foot { margin-top: -0.75rem; font: 0.88rem/1.6 var(--sans); color: var(--soft); font-variant-numeric: tabular-nums; }
    .foot p { margin: 0; }
    figure { margin: 0; }
    figcaption { font: 0.88rem/1.5 var(--sans); color: var(--soft); }
    figcaption strong { color: var(--ink); font-weight: 600; }
    .chart img { max-width: 100%; height: auto; vertical-align: top; }
    .drawing { overflow-x: auto; }
    @media (max-width: 24rem) { .drawing img, .beside .drawing img { min-width: 21.5rem; } }
    .chart > figcaption { margin-bottom: 0.5rem; }
    .chart .data { margin-top: 0.45rem; }
    .chart .data p { margin: 0.4rem 0 0; font: 0.84rem/1.5 var(--sans); color: var(--soft); }
    .chart .data .wide { margin-top: 0.5rem; }
    .beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr));
      gap: 1.5rem 2rem; align-items: start; }
    .beside .chart img { width: 100%; }
    .beside .single img { max-height: 19rem; }
    .pictures > figcaption { margin-bottom: 0.6rem; }
    .pictures.small > div { display: grid; gap: min(0.5rem, 1.2vw);
      grid-template-columns: repeat(var(--columns), minmax(0, 5.4rem)); }
    .pictures.large > div { display: flex; flex-wrap: wrap; gap: 0.9rem 0.75rem; }
    .strip { display: contents; }
    .strip > figure { flex: var(--ratio) 1 calc(var(--ratio) * 6.2rem); min-width: 0;
      max-width: calc(var(--ratio) * 9.8rem); }
    .strip > .filler { display: none; }
    @media (min-width: 44rem) {
    .pictures.large > div { display: block; }
    .strip { display: flex; gap: 0.9rem; }
    .strip + .strip { margin-top: 0.9rem; }
    .strip > figure, .strip > .filler { display: block; flex: var(--ratio) 1 0; max-width: none; }
    }
    .pictures img { display: block; width: 100%; height: auto; border-radius: 4px; }
    .pictures.single img { width: auto; max-width: 100%; }
    .pictures.single .pixelated img { width: min(100%, 16rem); }
    .pixelated img { image-rendering: pixelated; border-radius: 0; }
    .pictures div figcaption { margin-top: 0.3rem; font-size: 0.8rem; line-height: 1.4; }
    .pictures .mark { font-weight: 700; }
    .right .mark { color: var(--good); }
    .wrong .mark { color: var(--alarm); }
    .wrong img { outline: 2px dashed var(--alarm); outline-offset: 2px; }
    .failure { padding: 0.75rem 1rem; border-left: 4px solid var(--alarm); border-radius: 0 8px 8px 0;
      background: var(--alarm-ground); font: 0.95rem/1.55 var(--sans); }
    .failure .label { color: var(--alarm); }
    .failure p { margin: 0; }
    .failure .message { white-space: pre-wrap; overflow-wrap: anywhere; }
    .failure .place { margin-top: 0.3rem; font-size: 0.84rem; }
    .failure a, .failure summary { color: inherit; }
    .failure details { margin-top: 0.4rem; }
    .failure.expected { border-color: var(--notice-edge); background: var(--notice); }
    .failure.expected .label { color: inherit; }

    """
}
