/// The pages' colours, for light and for dark.
enum Palette {
  struct Colour: Hashable {
    /// The custom property: `--ink`.
    var name: String
    var light: String
    var dark: String
  }

  static let all =
    [
      Colour(name: "paper", light: "#fffdf8", dark: "#17181b"),
      Colour(name: "ink", light: "#23211d", dark: "#e7e3da"),
      Colour(name: "soft", light: "#645e54", dark: "#a8a297"),
      Colour(name: "rule", light: "#e2dccf", dark: "#36383d"),
      // Under code.
      Colour(name: "ground", light: "#f7f3ea", dark: "#202226"),
      Colour(name: "accent", light: "#0d5a70", dark: "#83c5db"),
      Colour(name: "notice", light: "#fbf0d3", dark: "#33291a"),
      Colour(name: "notice-edge", light: "#c08a1e", dark: "#b98c3c"),
      Colour(name: "alarm", light: "#a8261c", dark: "#f4a79d"),
      Colour(name: "alarm-ground", light: "#fbe9e5", dark: "#3a2220"),
      Colour(name: "good", light: "#286336", dark: "#92d09f"),
      Colour(name: "keyword", light: "#86285f", dark: "#e9a0c8"),
      Colour(name: "string", light: "#884610", dark: "#e8b884"),
      Colour(name: "number", light: "#1d5590", dark: "#93c6f2"),
      Colour(name: "comment", light: "#69635a", dark: "#a09a90"),
      Colour(name: "type", light: "#0a5f55", dark: "#82d2c1"),
      Colour(name: "attribute", light: "#62449a", dark: "#c6b2f2"),
    ] + terminal

  /// A terminal's sixteen, moved until each can be read on the page.
  private static let terminal = zip(
    [
      "#23211d", "#a8261c", "#286336", "#765300", "#1d5590", "#86287e", "#0a606c", "#645e54",
      "#69635a", "#b82b20", "#2b6c3a", "#7d5800", "#215fa3", "#93308a", "#0b6875", "#23211d",
    ],
    [
      "#a8a297", "#f4a79d", "#92d09f", "#e0bf6e", "#93c6f2", "#e9a0e2", "#7fd0dc", "#d5d0c6",
      "#a09a90", "#f8b8b0", "#a5dcb0", "#ebcd85", "#a9d2f6", "#efb3ea", "#98dde7", "#f4f1ea",
    ]
  ).enumerated().map { Colour(name: "terminal-\($0)", light: $1.0, dark: $1.1) }

  /// The custom properties: light unless the system or the reader wants dark; paper is always light. They weigh nothing, so
  /// that a course's own `:root` wins over all of them.
  static var css: String {
    let light = all.map { "--\($0.name): \($0.light);" }.joined(separator: " ")
    let dark = all.map { "--\($0.name): \($0.dark);" }.joined(separator: " ")
    return """
      :where(:root) { color-scheme: light; \(light) }
      .dark { display: none; }
      @media screen and (prefers-color-scheme: dark) {
      :where(:root:not([data-theme="light"])) { color-scheme: dark; \(dark) }
      :root:not([data-theme="light"]) .dark { display: initial; }
      :root:not([data-theme="light"]) .light { display: none; }
      }
      @media screen {
      :where(:root[data-theme="dark"]) { color-scheme: dark; \(dark) }
      :root[data-theme="dark"] .dark { display: initial; }
      :root[data-theme="dark"] .light { display: none; }
      }

      """
  }
}
