/// A page that is no lesson and has the course's looks: a head, what is in it, and one script of its own.
package struct OwnPage {
  package var title: String
  /// HTML.
  package var body: String
  /// Besides the style of all pages.
  package var css: String
  package var script: String

  package init(title: String, body: String, css: String, script: String) {
    (self.title, self.body, self.css, self.script) = (title, body, css, script)
  }

  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="\(ContentPolicy.own(script))">
    <meta name="color-scheme" content="light dark">
    <title>\(title.htmlEscaped)</title>
    <link rel="icon" href="data:,">
    <style>
    \(StyleSheet.css)\(css)</style>
    <script>\(PageScript.early)</script>
    </head>
    <body id="_top">
    \(body)<script>\(script)</script>
    </body>
    </html>

    """
  }

  /// Text as HTML.
  package static func escaped(_ text: String) -> String { text.htmlEscaped }

  /// Swift code as HTML, coloured as in a lesson.
  package static func code(_ source: String) -> String {
    CodeHTML(source, tokens: SwiftColouring.tokens(of: source)).html()
  }
}
