import Foundation
import StepOutput

/// Pictures with captions.
enum ImageGridHTML {
  static func html(_ grid: StepOutput.ImageGrid) -> String {
    let pictures = grid.pictures.map(picture).joined()
    let title = grid.title.map { "<figcaption><strong>\($0.htmlEscaped)</strong></figcaption>\n" } ?? ""
    let kind = grid.pictures.count == 1 ? "single" : grid.pictures.contains { $0.width > 96 } ? "large" : "small"
    let columns = columns(for: grid.pictures.count, among: kind == "small" ? [8, 9, 10, 7, 6] : [4, 5, 3])
    return """
      <figure class="pictures \(kind)">
      \(title)<div style="--columns: \(columns)">
      \(pictures)</div>
      </figure>

      """
  }

  /// How many stand in a row on a wide screen: all, or so many that few places are left empty in the last row.
  private static func columns(for count: Int, among choices: [Int]) -> Int {
    if let most = choices.max(), count <= most { return max(count, 1) }
    func empty(_ columns: Int) -> Int { (columns - count % columns) % columns }
    return choices.min { empty($0) < empty($1) } ?? 4
  }

  private static func picture(_ picture: StepOutput.ImageGrid.Picture) -> String {
    let types = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml"]
    let type = types.contains(picture.mediaType) ? picture.mediaType : "application/octet-stream"
    let mark =
      switch picture.mark {
      case .right: "<span class=\"mark\">✓<span class=\"spoken\"> Right:</span></span> "
      case .wrong: "<span class=\"mark\">✗<span class=\"spoken\"> Wrong:</span></span> "
      case nil: ""
      }
    let classes = [picture.mark?.rawValue, picture.pixelated ? "pixelated" : nil].compactMap { $0 }
    let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    let caption = picture.caption.htmlEscaped.replacingOccurrences(of: "\n", with: "<br>")
    let words = mark.isEmpty && caption.isEmpty ? "" : "<figcaption>\(mark)\(caption)</figcaption>"
    return """
      <figure\(names)><img src="data:\(type);base64,\(picture.data.base64EncodedString())" \
      width="\(picture.width)" height="\(picture.height)" alt="\(picture.alternativeText.htmlEscaped)">\(words)</figure>

      """
  }
}
