/// What opens in a step or over it: its menu, sentences with what to do, the author's version, another way.
enum LivePanelStyle {
  static let css = """
    .live-menu { position: fixed; inset: auto; margin: 0; padding: 0.3rem; width: max-content; max-width: calc(100vw - 16px);
      border: 1px solid var(--soft); border-radius: 10px; background: var(--paper); color: var(--ink);
      box-shadow: 0 0.5rem 1.6rem rgb(0 0 0 / 0.22); }
    .live-menu button { display: block; width: 100%; padding: 0.45rem 0.7rem; border: 0; border-radius: 7px; text-align: left;
      background: transparent; color: var(--ink); font: 0.9rem/1.4 var(--sans); }
    .live-menu button:hover, .live-menu button:focus-visible { background: var(--ground); }
    .live-menu button:focus-visible { outline-offset: -2px; }
    .live-menu strong { font-weight: 600; }
    .live-menu small { display: block; font-size: 0.8rem; color: var(--soft); }
    .live-note { margin: 0.5rem var(--inset); padding: 0.6rem 0.9rem; border-left: 4px solid var(--notice-edge); border-radius: 0 8px 8px 0;
      background: var(--notice); font: 0.9rem/1.5 var(--sans); }
    .live-note.problem { border-color: var(--alarm); background: var(--alarm-ground); }
    .live-note p { margin: 0; overflow-wrap: anywhere; }
    .actions { display: flex; flex-wrap: wrap; gap: 0.4rem; }
    .live-note .actions { margin-top: 0.45rem; }
    .live-panel { border-top: 1px solid var(--rule); padding: 0.8rem 0 0.9rem; background: var(--paper); }
    .live-panel > .label, .live-panel > .actions { margin: 0; padding: 0 var(--inset); }
    .live-panel > .actions { margin-top: 0.7rem; }
    .authors pre { margin-top: 0.5rem; padding: 0.3rem 0; overflow-x: auto; background: var(--ground); }
    .authors code { display: block; min-width: max-content; }
    .authors .row { display: block; padding: 0 var(--inset); }
    .authors .sign { display: inline-block; width: 2ch; }
    .authors .author { background: var(--alarm-ground); }
    .authors .reader { background: color-mix(in srgb, var(--good) 16%, var(--paper)); }
    .other-way { border-top: 1px dashed var(--accent); }
    .other-way .code { margin-top: 0.5rem; }
    .live-variables { position: fixed; z-index: 4; right: 0; bottom: var(--bar, 3rem); width: min(40rem, 100vw); max-height: min(24rem, 55vh);
      display: flex; flex-direction: column; border: 1px solid var(--rule); border-bottom: 0; border-radius: 10px 10px 0 0;
      background: var(--paper); box-shadow: 0 0 1.6rem rgb(0 0 0 / 0.16); font: 0.9rem/1.5 var(--sans); }
    .live-variables[hidden] { display: none; }
    .live-variables .head { display: flex; justify-content: space-between; align-items: center; padding: 0.6rem 1rem 0.3rem; }
    .live-variables h2 { margin: 0; font-size: 1.1rem; }
    .live-variables .body { overflow: auto; padding: 0 1rem 0.8rem; }
    .live-variables table { width: 100%; }
    .live-variables td, .live-variables th { padding-right: 1rem; overflow-wrap: normal; }
    .live-variables .value { white-space: pre-wrap; overflow-wrap: anywhere; font-family: var(--mono); font-size: 0.92em; min-width: 8rem; }
    .live-variables .is-new .value { font-weight: 700; }

    """
}
