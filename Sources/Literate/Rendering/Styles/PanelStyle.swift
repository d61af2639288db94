/// What opens over a page: search, and the keys.
enum PanelStyle {
  static let css = """
    .panel { width: min(40rem, calc(100vw - 1.6rem)); max-height: min(44rem, calc(100vh - 2rem)); margin: 8vh auto auto;
      padding: 1rem 1.2rem 1.2rem; border: 1px solid var(--rule); border-radius: 12px; background: var(--paper);
      color: var(--ink); font: 0.95rem/1.5 var(--sans); overflow: auto; box-shadow: 0 1.2rem 3.5rem rgb(0 0 0 / 0.25); }
    .panel::backdrop { background: rgb(0 0 0 / 0.35); }
    .panel form { display: flex; justify-content: space-between; align-items: baseline; }
    .panel-title { margin: 0 0 0.6rem; font: 600 1.2rem/1.3 var(--serif); }
    .panel label { color: var(--soft); font-size: 0.88rem; }
    .panel input[type="search"] { display: block; width: 100%; margin: 0.35rem 0 0.6rem; padding: 0.55rem 0.8rem;
      font: 1.05rem/1.4 var(--sans); color: var(--ink); background: var(--ground); border: 1px solid var(--soft);
      border-radius: 8px; }
    #_found { margin: 0; min-height: 1.5em; color: var(--soft); font-size: 0.88rem; }
    #_results { margin: 0.3rem 0 0; padding: 0; list-style: none; }
    #_results a { display: block; padding: 0.5rem 0.7rem; border-radius: 8px; color: var(--ink); text-decoration: none;
      overflow-wrap: anywhere; }
    #_results a:hover, #_results a:focus { background: var(--ground); }
    #_results strong { font-weight: 600; color: var(--accent); }
    #_results small { color: var(--soft); font-size: 0.85em; margin-left: 0.3em; }
    #_results .context { display: block; color: var(--soft); font-size: 0.88rem; }
    #_results mark { color: var(--ink); }
    .panel dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5rem 1.4rem; margin: 0.4rem 0 1.2rem; }
    .panel dd { margin: 0; }
    .panel h3 { margin: 1rem 0 0.5rem; font: 600 1rem/1.3 var(--serif); }
    .panel p:last-child { margin-bottom: 0; }
    @media (prefers-reduced-motion: no-preference) {
    .panel[open] { animation: appear 0.12s ease-out; }
    @keyframes appear { from { opacity: 0; transform: translateY(-0.4rem); } }
    }

    """
}
