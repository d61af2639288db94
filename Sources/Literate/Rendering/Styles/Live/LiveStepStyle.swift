/// A step that runs: its buttons, where it is on its way, what it showed before a change, other ways beside it.
enum LiveStepStyle {
  static let css = """
    .is-live { overflow-anchor: none; scroll-padding-bottom: calc(var(--bar, 3rem) + 1rem); }
    .is-live .bar { align-items: center; padding-bottom: 0.3rem; }
    .is-live .bar .copy { display: none; }
    .is-live .bar .facts { min-height: 1.6rem; align-items: center; }
    .live-controls { display: flex; flex: none; gap: 0.35rem; align-items: center; }
    .is-live button.run { color: var(--paper); background: var(--accent); border-color: var(--accent); font-weight: 600; }
    .is-live button.run:hover { color: var(--paper); filter: brightness(1.12); }
    .is-live button.run.stop { background: var(--paper); color: var(--alarm); border-color: var(--alarm); }
    .is-live button[aria-disabled="true"] { background: transparent; color: var(--soft); border: 1px dashed var(--soft);
      cursor: default; }
    .is-live.is-cut button.run { background: var(--soft); border-color: var(--soft); }
    .exercise .live-controls .run:not(.check, .stop) { color: var(--accent); background: var(--paper); }
    .live-controls .edit, .live-controls .more-of { background: transparent; }
    .more-of { font-weight: 700; padding-left: 0.55rem; padding-right: 0.55rem; }
    .is-live .bar .facts .memory { white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
    .is-live .bar .changed { font-weight: 600; color: var(--ink); padding: 0 0.5rem; border-radius: 99px;
      background: var(--notice); border: 1px solid var(--notice-edge); }
    [data-progress="waiting"] .bar .state, [data-progress="queued"] .bar .state { font-weight: 400; color: var(--soft); }
    [data-progress="running"] .bar .state { color: var(--accent); }
    .is-live .step::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 3px; background: transparent; }
    .is-live .step[data-progress="ran"]::before { background: var(--good); }
    .is-live .step[data-progress="failed"]::before, .is-live .step[data-progress="stoppedEarly"]::before { background: var(--alarm); }
    .is-live .step[data-progress="failedAsExpected"]::before { background: var(--notice-edge); }
    .is-live .step[data-progress="running"]::before { background: var(--accent); }
    .is-live .step.changed::before { background: repeating-linear-gradient(var(--notice-edge) 0 6px, transparent 6px 10px); }
    @media (prefers-reduced-motion: no-preference) {
    .is-live .step[data-progress="running"]::before { animation: breathe 1.1s ease-in-out infinite alternate; }
    @keyframes breathe { from { opacity: 1; } to { opacity: 0.25; } }
    }
    .is-live .output:not(:has(> *)) { display: none; }
    .stale { margin: 0; padding: 0.45rem var(--inset) 0; border-top: 1px dashed var(--rule); background: var(--paper);
      font: 600 0.8rem/1.5 var(--sans); color: var(--soft); }
    .stale + .output { border-top: 0; padding-top: 0.35rem; }
    .of-before, .of-before *:not(img) { color: var(--soft) !important; }
    .of-before img { opacity: 0.55; filter: grayscale(0.7); }
    .ways { padding: 0.95rem var(--inset); border-top: 1px dashed var(--accent); background: var(--paper); }
    .step:has(> .answer:not([open])) > :is(.ways, .other-way) { display: none; }
    .ways > * { margin: 0 0 1rem; }
    .ways > :last-child { margin-bottom: 0; }
    .ways .code, .ways .output, .ways .bar { padding-left: 0; padding-right: 0; }
    .step { container-type: inline-size; }
    @media (min-width: 60rem) {
    .step.has-ways { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
    .step.has-ways > * { grid-column: 1 / -1; }
    .step.has-ways > .output:has(> *) { grid-column: 1; }
    .step.has-ways > .output:has(> *) + .ways { grid-column: 2; border-top: 1px solid var(--rule);
      border-left: 1px dashed var(--accent); }
    }
    @media (max-width: 34rem) {
    .is-live .bar { padding-bottom: 0.15rem; }
    .is-live .bar .facts { flex: 1 1 auto; justify-content: flex-end; }
    .live-controls { order: 3; flex: 1 0 100%; margin-left: -1.15rem; padding: 0.25rem 0; }
    }
    @media (pointer: coarse) {
    .is-live button, .is-live a.button { min-height: 44px; min-width: 44px; padding-left: 0.9rem; padding-right: 0.9rem; }
    .is-live .fold > summary::before { width: 44px; height: 44px; line-height: 44px; left: -0.6rem; top: -0.2rem; }
    }

    """
}
