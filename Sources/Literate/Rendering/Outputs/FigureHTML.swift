import Foundation
import StepOutput

/// A chart: a picture for the light page and one for the dark, words, and its numbers.
enum FigureHTML {
  static func html(_ figure: StepOutput.Figure) -> String {
    let words = figure.description.htmlEscaped
    return """
      <figure class="chart">
      <figcaption><strong>\(figure.title.htmlEscaped)</strong></figcaption>
      <img class="light" src="\(source(figure.light))" alt="\(words)">
      <img class="dark" src="\(source(figure.dark))" alt="\(words)">
      <details class="data"><summary>The numbers</summary>
      <p>\(words)</p>
      \(TableHTML.html(figure.data, isData: true))</details>
      </figure>

      """
  }

  /// As a picture of its own, an SVG can neither run a script nor meet the ids of another.
  private static func source(_ svg: String) -> String {
    var svg = svg
    if let tag = svg.range(of: "<svg"), let end = svg[tag.upperBound...].firstIndex(of: ">"),
      !svg[tag.upperBound..<end].contains("xmlns=")
    {
      svg.insert(contentsOf: " xmlns=\"http://www.w3.org/2000/svg\"", at: tag.upperBound)
    }
    return "data:image/svg+xml;base64,\(Data(svg.utf8).base64EncodedString())"
  }
}
