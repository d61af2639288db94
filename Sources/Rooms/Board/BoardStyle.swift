/// What the board has beside the style of all pages.
enum BoardStyle {
  static let css = """
    main.board { max-width: 90rem; padding-top: 1.4rem; font: 1rem/1.5 var(--sans); }
    .board header { display: flex; flex-wrap: wrap; gap: 0.4rem 1.4rem; align-items: center; justify-content: space-between; }
    .board header .kicker { flex: 1 0 100%; margin: 0; }
    .board h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.4rem); overflow-wrap: anywhere; }
    .board h2 { margin: 2rem 0 0.7rem; font-size: 1.3rem; }
    .board h3 { margin: 1.4rem 0 0.6rem; font-size: 1.08rem; overflow-wrap: anywhere; }
    .board .tools { display: flex; flex: 0 1 auto; flex-wrap: wrap; gap: 0.4rem; min-width: 0; }
    .board .tools button { font-size: 0.95rem; padding: 0.35rem 0.9rem; }
    .board [aria-pressed="true"] { color: var(--paper); background: var(--accent); border-color: var(--accent); }
    .board .alarm { color: var(--alarm); border-color: var(--alarm); }
    .board [hidden] { display: none; }
    .board .label { margin: 0; color: var(--soft); font-size: 0.95rem; }
    .board .label code { overflow-wrap: anywhere; }
    .door { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.2rem 2rem; align-items: center; margin: 1rem 0 0;
      padding: 1rem 1.3rem; border: 1px solid var(--rule); border-radius: 12px; background: var(--ground); }
    .door:empty { display: none; }
    .door > * { grid-column: 1; }
    .addresses { list-style: none; margin: 0; padding: 0; }
    .addresses code { font-size: clamp(1.1rem, 0.8rem + 1.6vw, 1.9rem); font-weight: 600; overflow-wrap: anywhere; }
    .the-code { grid-column: 2; grid-row: 1 / span 3; margin: 0; text-align: center; }
    .the-code strong { display: block; font: 700 clamp(2.6rem, 1.6rem + 5vw, 5.2rem)/1.1 var(--mono); letter-spacing: 0.06em; }
    @media (max-width: 46rem) { .door { grid-template-columns: minmax(0, 1fr); } .the-code { grid-column: 1; grid-row: auto; text-align: left; } }
    .board .facts { margin-top: 1.1rem; font-size: 1.05rem; color: var(--ink); }
    .board .facts p { margin: 0.2rem 0; }
    .counts { display: flex; flex-wrap: wrap; gap: 0.4rem 0.7rem; }
    .board .facts .count { padding: 0.15rem 0.8rem; border: 1px solid var(--rule); border-radius: 99px; color: var(--ink); }
    .board .facts .count b { font-variant-numeric: tabular-nums; color: inherit; }
    .board .count.stuck { border-color: var(--alarm); background: var(--alarm-ground); }
    .board .count.behind { border-color: var(--notice-edge); background: var(--notice); }
    .board .empty { margin: 0.3rem 0; color: var(--soft); }
    .grid { overflow-x: auto; border: 1px solid var(--rule); border-radius: 12px; background: var(--paper); }
    .grid .empty { padding: 0.8rem 1rem; }
    .grid table { width: 100%; border-collapse: collapse; font: 0.95rem/1.4 var(--sans); }
    .grid caption { padding: 0.7rem 1rem; text-align: left; color: var(--soft); }
    .grid th, .grid td { padding: 0.28rem 0.5rem; border-top: 1px solid var(--rule); text-align: center; font-weight: 400; }
    .grid thead th { color: var(--soft); font-variant-numeric: tabular-nums; }
    .grid thead abbr { text-decoration: none; }
    .grid thead .here { color: var(--paper); background: var(--accent); font-weight: 700; }
    .grid tr > :first-child { position: sticky; left: 0; min-width: 9rem; max-width: 22rem; padding-left: 1rem; text-align: left;
      background: var(--paper); overflow-wrap: anywhere; }
    .grid tbody th { font-weight: 600; }
    .board .tag { font-weight: 400; font-size: 0.82rem; color: var(--soft); white-space: nowrap; }
    .grid .stuck .tag { color: var(--alarm); font-weight: 700; }
    .grid .behind .tag { color: var(--ink); }
    .grid .away th, .grid .away td { opacity: 0.65; }
    .grid .away th, .grid .away .tag { color: var(--ink); }
    .grid td.ran, .grid td.failedAsExpected { color: var(--good); }
    .grid td.failed, .grid td.notRight { color: var(--alarm); background: var(--alarm-ground); font-weight: 700; }
    .grid td.running { color: var(--accent); }
    .grid td.at { box-shadow: inset 0 0 0 2px var(--accent); }
    .grid .do button { min-width: 28px; min-height: 28px; padding: 0; }
    .errors { list-style: none; margin: 0; padding: 0; }
    .errors li { display: grid; grid-template-columns: 3.4rem minmax(0, 1fr); padding: 0.5rem 0; border-top: 1px solid var(--rule); }
    .errors .times { font: 700 1.4rem/1.2 var(--sans); color: var(--alarm); font-variant-numeric: tabular-nums; }
    .errors p { margin: 0; overflow-wrap: anywhere; }
    .errors .who { color: var(--soft); font-size: 0.9rem; }
    .side-by-side { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 0.9rem; }
    .answer { margin: 0; border: 1px solid var(--rule); border-radius: 10px; background: var(--ground); overflow: hidden; }
    .answer figcaption { padding: 0.45rem 0.9rem; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
    .answer .tag.ran { color: var(--good); } .answer .tag.failed { color: var(--alarm); }
    .answer pre { padding: 0.6rem 0.9rem; overflow: auto; max-height: 22rem; background: var(--ground); }
    .answer .line { padding: 0; }
    @media (pointer: coarse) { .board button { min-height: 44px; min-width: 44px; } }

    """
}
