/// What all pages have around their content: a head, a banner, a foot.
struct PageShell {
  var title: String
  var description: String
  /// Where the page is in the course: a list of links, the page itself last.
  var trail: [(title: String, link: String?)]
  /// The title and what stands under it.
  var opening: String
  /// Beside the text on wide screens, above it on others.
  var side = ""
  var main: String
  var foot: String
  /// What the search knows, as an element.
  var index: String
  /// Whether it is the course's own page.
  var isIndex = false
  /// The course's own style, which comes last.
  var style = ""
  /// What tells whether the page says of the course what is so.
  var courseDigest = ""
  /// What the page knows where it is served; nil for a file.
  var live: LiveBeginning?
  /// For those who read along in a room.
  var reading: RoomReading?

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="generator" content="Lectern">
    \(courseDigest.isEmpty ? "" : "<meta name=\"\(CourseDigest.metaName)\" content=\"\(courseDigest)\">\n")\
    <meta name="description" content="\(shortened(description).htmlEscaped)">
    <meta name="color-scheme" content="light dark">
    <title>\(title.htmlEscaped)</title>
    <link rel="icon" href="data:,">
    <style>
    \(StyleSheet.css)\(live == nil ? "" : LiveStyle.css)\(reading == nil ? "" : RoomReading.css)</style>
    \(style.isEmpty ? "" : "<style>\n\(style)\n</style>\n")<script>\(PageScript.early)</script>
    </head>
    <body id="_top"\(live == nil ? "" : " data-live")>
    <a class="skip" href="#_main">Skip to the text</a>
    <header class="banner">
    \(breadcrumbs)<div class="tools">
    <button class="find" type="button" aria-keyshortcuts="/" hidden>Search</button>
    \(isIndex ? "" : "<button id=\"_present\" type=\"button\" aria-keyshortcuts=\"p\" hidden>Present</button>\n")\
    <button id="_theme" type="button" aria-keyshortcuts="t" hidden>System</button>
    <button id="_keys" type="button" aria-keyshortcuts="?" hidden>Keys</button>
    </div>
    </header>
    <main id="_main" tabindex="-1"\(side.isEmpty ? " class=\"plain\"" : "")>
    <div class="opening">
    \(opening)</div>
    \(side)<div class="text-column">
    \(main)</div>
    </main>
    <footer class="colophon">
    \(foot)<p><a href="#_top">Back to top</a></p>
    <div class="to-top" aria-hidden="true"><a href="#_top" tabindex="-1" title="Back to top">↑</a></div>
    </footer>
    \(Dialogs.html(isIndex: isIndex))\(index)<script>\(PageScript.late)</script>
    \(live.map(Self.script) ?? reading?.html ?? "")\
    </body>
    </html>

    """
  }

  private var policy: String {
    live != nil ? ContentPolicy.live : reading != nil ? ContentPolicy.reading : ContentPolicy.text
  }

  private static func script(_ live: LiveBeginning) -> String {
    """
    <script type="application/json" id="_live">\(live.json)</script>
    <script>\(LiveScript.text)</script>

    """
  }

  private var breadcrumbs: String {
    let items = trail.map { place in
      let words = "<span>\(place.title.htmlEscaped)</span>"
      return place.link.map { "<li><a href=\"\($0)\">\(words)</a></li>" } ?? "<li aria-current=\"page\">\(words)</li>"
    }
    return """
      <nav class="trail" aria-label="Breadcrumb">
      <ol>
      \(items.joined(separator: "\n"))
      </ol>
      </nav>

      """
  }

  /// As much as a search shows.
  private func shortened(_ text: String) -> String {
    guard text.count > 200 else { return text }
    let start = text.prefix(200)
    return (start.lastIndex(of: " ").map { start[..<$0] } ?? start) + " …"
  }
}
