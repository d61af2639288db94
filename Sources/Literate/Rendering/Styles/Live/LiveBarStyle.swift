/// The lesson's own buttons, at the foot of the window.
enum LiveBarStyle {
  static let css = """
    .live-bar { position: sticky; z-index: 5; bottom: 0; border-top: 1px solid var(--rule); background: var(--paper);
      font: 0.84rem/1.5 var(--sans); }
    .live-bar .row { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; max-width: 74rem; margin: 0 auto;
      padding: 0.4rem clamp(0.5rem, 3vw, 2rem); }
    .live-bar a.button { font: 0.8rem/1.4 var(--sans); padding: 0.22rem 0.65rem; border: 1px solid var(--rule); border-radius: 99px;
      color: var(--soft); text-decoration: none; }
    .live-bar a.button:hover { color: var(--ink); border-color: var(--soft); }
    .live-bar .live-state { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
    .live-bar .words { color: var(--ink); }
    .live-bar .lesson-memory:not(:empty) { margin-left: 0.5rem; }
    .live-bar .trouble { margin: 0; padding: 0.45rem clamp(0.6rem, 3vw, 2rem); background: var(--notice);
      border-bottom: 1px solid var(--notice-edge); }
    .live-bar .trouble[hidden] { display: none; }
    .live-bar .told { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
    .is-live .to-top a { top: calc(100vh - 3.4rem - var(--bar, 3rem)); }
    .is-live .colophon { padding-bottom: 1.2rem; }
    @media (pointer: coarse) {
    .live-bar a.button { display: inline-flex; align-items: center; }
    }
    @media (max-width: 34rem) {
    .live-bar .row { gap: 0.3rem; }
    .is-live .live-bar button, .is-live .live-bar a.button { flex: 1 1 auto; text-align: center; justify-content: center; padding-left: 0.35rem;
      padding-right: 0.35rem; }
    .is-live .live-bar .told button { flex: none; }
    .live-bar .live-state { flex: 1 0 100%; text-align: center; font-size: 0.78rem; line-height: 1.2; }
    .live-bar .live-state:not(:has(:not(:empty))) { display: none; }
    }
    @media (max-height: 22rem) { .live-bar { position: static; } }

    """
}
