/// On paper: no controls, everything unfolded, nothing cut.
enum PrintStyle {
  static let css = """
    @media print {
    @page { margin: 18mm 16mm; }
    :root { --paper: #fff; }
    html { font-size: 9.2pt; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    .banner, .course, .neighbours, .skip, button, .permalink, .to-top, .source, .colophon a, .fold > summary { display: none; }
    .bar { padding-left: var(--inset); }
    .answer > summary > span { display: none; }
    .answer > summary::after { content: "The answer"; }
    main, main:not(.plain) { display: block; max-width: none; padding: 0; }
    .prose, .notice { max-width: none; }
    .step { overflow: visible; background: none; }
    .output { background: none; }
    .wide { overflow: visible; }
    .more-rows, .chart .data { display: none; }
    .bar, .bar + .code, h2, h3, h4, figcaption { break-after: avoid; }
    .chart, .strip, .pictures.small, .prose blockquote, .failure, .code, .not-reached, tr { break-inside: avoid; }
    p, li { orphans: 3; widows: 3; }
    summary { list-style: none; color: inherit; }
    details::details-content { content-visibility: visible; display: block; height: auto; }
    .drawing, .formula, .source { overflow: visible; }
    .prose a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; overflow-wrap: anywhere; }
    }

    """
}
