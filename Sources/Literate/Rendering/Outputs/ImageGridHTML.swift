import Foundation
import StepOutput

/// Pictures with captions.
enum ImageGridHTML {
  static func html(_ grid: StepOutput.ImageGrid) -> String {
    let title = grid.title.map { "<figcaption><strong>\($0.htmlEscaped)</strong></figcaption>\n" } ?? ""
    let kind = grid.pictures.count == 1 ? "single" : grid.pictures.contains { $0.width > 96 } ? "large" : "small"
    let columns = columns(for: grid.pictures.count, among: kind == "small" ? [8, 9, 10, 7, 6] : [4, 5, 3])
    let pictures =
      kind == "large" ? strips(grid.pictures, of: columns) : grid.pictures.map { picture($0) }.joined()
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

  /// Rows in which all pictures are of one height, whatever their shapes. Fewer than four are not enlarged to fill a row.
  private static func strips(_ pictures: [StepOutput.ImageGrid.Picture], of columns: Int) -> String {
    let ratios = pictures.map { min(max(Double($0.width) / Double(max($0.height, 1)), 0.25), 4) }
    return stride(from: 0, to: pictures.count, by: columns).map { start in
      let row = start..<min(start + columns, pictures.count)
      let missing = max(columns, 4) - row.count
      let average = ratios[row].reduce(0, +) / Double(row.count)
      let filler = "<span class=\"filler\" style=\"--ratio: \(text(average * Double(missing)))\"></span>\n"
      return """
        <div class="strip">
        \(row.map { picture(pictures[$0], ratio: ratios[$0]) }.joined())\(missing > 0 ? filler : "")</div>

        """
    }.joined()
  }

  private static func text(_ ratio: Double) -> String { String(format: "%.3f", ratio) }

  private static func picture(_ picture: StepOutput.ImageGrid.Picture, ratio: Double? = nil) -> String {
    let style = ratio.map { " style=\"--ratio: \(text($0))\"" } ?? ""
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
      <figure\(names)\(style)><img src="data:\(type);base64,\(picture.data.base64EncodedString())" \
      width="\(picture.width)" height="\(picture.height)" alt="\(picture.alternativeText.htmlEscaped)">\(words)</figure>

      """
  }
}
