import Foundation
import StepOutput

/// Pictures with captions.
enum ImageGridHTML {
  static func html(_ grid: StepOutput.ImageGrid) -> String {
    let pictures = grid.pictures.map(picture).joined()
    let title = grid.title.map { "<figcaption><strong>\($0.htmlEscaped)</strong></figcaption>\n" } ?? ""
    let kind = grid.pictures.count == 1 ? "single" : grid.pictures.contains { $0.width > 96 } ? "large" : "small"
    let columns = kind == "large" ? " style=\"--columns: \(columns(for: grid.pictures.count))\"" : ""
    return "<figure class=\"pictures \(kind)\">\n\(title)<div\(columns)>\n\(pictures)</div>\n</figure>\n"
  }

  /// Up to five in a row, with as few places left empty in the last one as can be; wide screens only.
  private static func columns(for count: Int) -> Int {
    if count <= 5 { return count }
    func empty(_ columns: Int) -> Int { (columns - count % columns) % columns }
    return [4, 5, 3].min { empty($0) < empty($1) } ?? 4
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
