/// What every page has around its content: a head, a banner, a foot.
struct PageShell {
  var title: String
  var description: String
  /// Between the banner's name and the theme button.
  var banner: String
  /// The title and what stands under it.
  var opening: String
  /// Below the opening; beside the text on wide screens.
  var side = ""
  var main: String
  var foot: String

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="Lectern">
    <meta name="description" content="\(shortened(description).htmlEscaped)">
    <meta name="color-scheme" content="light dark">
    <title>\(title.htmlEscaped)</title>
    <link rel="icon" href="data:,">
    <style>
    \(StyleSheet.css)</style>
    <script>\(PageScript.early)</script>
    </head>
    <body>
    <a class="skip" href="#_main">Skip to the text</a>
    <header class="banner">
    \(banner)
    <button id="_theme" type="button" hidden>Dark</button>
    </header>
    <main id="_main"\(side.isEmpty ? " class=\"plain\"" : "")>
    <div class="opening">
    \(opening)</div>
    \(side)<div class="text-column">
    \(main)</div>
    </main>
    <footer class="colophon">
    \(foot)</footer>
    <script>\(PageScript.late)</script>
    </body>
    </html>

    """
  }

  /// As much as a search shows.
  private func shortened(_ text: String) -> String {
    guard text.count > 200 else { return text }
    let start = text.prefix(200)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + " …"
  }
}
