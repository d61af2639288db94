/// The editor: a field over coloured code, in the same letters and lines.
enum EditorStyle {
  static let css = """
    .writable { cursor: text; }
    .code.editing { position: relative; display: grid; grid-template-columns: minmax(max-content, 1fr); background: var(--paper);
      box-shadow: inset 0 0 0 1px var(--accent); }
    .code.editing:focus-within { box-shadow: inset 0 0 0 2px var(--accent); }
    .code.editing > code, .code.editing > .area { grid-area: 1 / 1; }
    .code.editing > code { min-width: max-content; padding-right: 1ch; pointer-events: none; }
    .code.editing > code > .line { display: block; }
    .area { display: block; width: 100%; height: 100%; min-height: 1.62em; margin: 0; padding: 0; border: 0; border-radius: 0;
      overflow: hidden; resize: none; outline: 0; background: transparent; color: transparent; caret-color: var(--ink);
      font: inherit; font-variant-ligatures: none; letter-spacing: inherit; line-height: inherit; tab-size: inherit; white-space: pre;
      overflow-wrap: normal; -webkit-text-fill-color: transparent; }
    .area:focus-visible { outline: 0; }
    .area::selection { color: transparent; background: color-mix(in srgb, var(--accent) 30%, transparent); }
    @media (forced-colors: active) {
    .area { color: CanvasText; -webkit-text-fill-color: CanvasText; }
    .code.editing > code { visibility: hidden; }
    }
    .editing .wavy { text-decoration: underline wavy var(--alarm) 1px; text-underline-offset: 0.2em; text-decoration-skip-ink: none; }
    .editing .wavy.warning { text-decoration-color: var(--notice-edge); }
    .editing .wavy.note { text-decoration-color: var(--soft); }
    .hole { border-radius: 4px; background: color-mix(in srgb, var(--accent) 16%, transparent); }
    .at-line { position: absolute; padding: 0 0.6em; border-radius: 4px; font-family: var(--sans); font-size: 0.95em; line-height: inherit;
      white-space: pre; pointer-events: none; color: var(--alarm); background: var(--alarm-ground); }
    .at-line.warning, .at-line.note { color: var(--ink); background: var(--notice); }
    .problems { margin: 0; padding: 0; list-style: none; font: 0.86rem/1.5 var(--sans); }
    .problems li:not(.is-at-line) { border-top: 1px solid var(--rule); }
    .problems .is-at-line:not(:focus-within) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .problems button { display: block; width: 100%; padding: 0.35rem var(--inset); border: 0; border-radius: 0; text-align: left;
      font: inherit; color: var(--alarm); background: var(--alarm-ground); overflow-wrap: anywhere; white-space: pre-line; }
    .problems button.warning, .problems button.note { color: var(--ink); background: var(--notice); }
    .problems .where { font-weight: 600; }
    .hint { margin: 0; padding: 0.3rem var(--inset) 0.4rem; font: 0.76rem/1.7 var(--sans); color: var(--soft); background: var(--paper); }
    .hint kbd { font-size: 0.95em; }
    .editing:not(:focus-within) ~ .hint { visibility: hidden; }
    @media (pointer: coarse) {
    .code.editing { font-size: 16px; }
    .hint { display: none; }
    }
    .offers, .tip { position: absolute; z-index: 6; max-width: min(36rem, calc(100vw - 16px)); border: 1px solid var(--soft);
      border-radius: 8px; background: var(--paper); color: var(--ink); box-shadow: 0 0.5rem 1.6rem rgb(0 0 0 / 0.22); }
    .offers[hidden], .tip[hidden] { display: none; }
    .offers ul { position: relative; margin: 0; padding: 0.25rem; max-height: 15.5rem; overflow-y: auto; list-style: none; }
    .offers li { display: flex; align-items: baseline; gap: 0.6rem; padding: 0.2rem 0.5rem; border-radius: 5px; cursor: pointer;
      font: 0.8rem/1.5 var(--mono); }
    .offers li[aria-selected="true"] { background: color-mix(in srgb, var(--accent) 18%, var(--paper)); }
    .offers li:hover { box-shadow: inset 0 0 0 1px var(--rule); }
    .offers .kind { flex: none; width: 1.5em; border-radius: 3px; text-align: center; font: 600 0.72rem/1.5 var(--sans);
      color: var(--attribute); background: var(--ground); }
    .offers .kind-type { color: var(--type); } .offers .kind-keyword { color: var(--keyword); }
    .offers .kind-variable, .offers .kind-case { color: var(--number); }
    .offers .name { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .offers .of-type { margin-left: auto; padding-left: 1rem; color: var(--soft); max-width: 14rem; overflow: hidden;
      text-overflow: ellipsis; white-space: nowrap; }
    .offers .about { margin: 0; padding: 0.4rem 0.75rem; border-top: 1px solid var(--rule); font: 0.82rem/1.45 var(--sans);
      color: var(--soft); }
    .tip { padding: 0.55rem 0.8rem; max-height: 16rem; overflow-y: auto; font: 0.86rem/1.5 var(--sans); }
    .tip pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    .tip .documentation { margin-top: 0.4rem; padding-top: 0.4rem; border-top: 1px solid var(--rule); }
    .tip .documentation > :first-child { margin-top: 0; } .tip .documentation > :last-child { margin-bottom: 0; }
    @media (pointer: coarse) { .offers li { min-height: 44px; align-items: center; } }
    @media (max-width: 34rem) { .offers .of-type { display: none; } }

    """
}
