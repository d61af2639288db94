/// On paper a live page is what the static page is.
enum LivePrintStyle {
  static let css = """
    @media print {
    .live-bar, .live-controls, .live-menu, .live-note, .live-panel, .live-variables, .offers, .tip, .hint, .problems, .at-line, .area,
    .bar .changed { display: none !important; }
    .code.editing { display: block; box-shadow: none; background: none; }
    .is-live .step::before { content: none; }
    .step.has-ways { display: block; }
    }

    """
}
