import Foundation
import StepOutput

/// A chart: a picture for the light page and one for the dark, words, and its numbers.
enum FigureHTML {
  static func html(_ figure: StepOutput.Figure) -> String {
    let words = figure.description.htmlEscaped
    return """
      <figure class="chart">
      <figcaption><strong>\(figure.title.htmlEscaped)</strong></figcaption>
      <div class="drawing" tabindex="0" role="group" aria-label="\(figure.title.htmlEscaped)">
      <img class="light" src="\(source(figure.light))" alt="\(words)"\(size(figure.light)) decoding="async">
      <img class="dark" src="\(source(figure.dark))" alt="\(words)"\(size(figure.dark)) decoding="async">
      </div>
      <details class="data"><summary>The numbers</summary>
      <p>\(words)</p>
      \(TableHTML.html(figure.data, isData: true))</details>
      </figure>

      """
  }

  /// So that the text below does not move when the picture is there.
  private static func size(_ svg: String) -> String {
    let number = #/\swidth="([0-9]{1,5})(?:\.[0-9]*)?"\s+height="([0-9]{1,5})(?:\.[0-9]*)?"/#
    guard let tag = svg.firstMatch(of: #/<svg[^>]*>/#), let match = tag.output.firstMatch(of: number) else { return "" }
    return " width=\"\(match.output.1)\" height=\"\(match.output.2)\""
  }

  /// As a picture of its own, an SVG can neither run a script nor meet the ids of another.
  private static func source(_ svg: String) -> String {
    return "data:image/svg+xml;base64,\(Data(SVGFile.text(svg).utf8).base64EncodedString())"
  }
}
