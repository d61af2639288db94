/// Where the teacher of a room is, above the lesson's buttons.
enum LiveRoomStyle {
  static let css = """
    .live-bar .room { border-bottom: 1px solid var(--rule); background: color-mix(in srgb, var(--accent) 9%, var(--paper)); max-width: none;
      padding-inline: calc(max(0px, (100% - 74rem) / 2) + clamp(0.5rem, 3vw, 2rem)); }
    .live-bar .room[hidden] { display: none; }
    .live-bar .room-words { flex: 1 1 auto; color: var(--ink); overflow-wrap: anywhere; }
    .live-bar .room-code { font: 700 1em/1 var(--mono); letter-spacing: 0.06em; }
    .live-bar .room [hidden], .live-bar.reading [hidden] { display: none; }
    .live-bar [aria-pressed="true"] { color: var(--ink); border-color: var(--accent); }
    .live-bar.reading { background: color-mix(in srgb, var(--accent) 9%, var(--paper)); }
    @media print { .live-bar.reading { display: none; } }

    """
}
