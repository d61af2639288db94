/// A chart as a file of its own.
enum SVGFile {
  /// With the name space that a file has to have.
  static func text(_ svg: String) -> String {
    var svg = svg
    guard let tag = svg.range(of: "<svg"), let end = svg[tag.upperBound...].firstIndex(of: ">"),
      !svg[tag.upperBound..<end].contains("xmlns=")
    else { return svg }
    svg.insert(contentsOf: " xmlns=\"http://www.w3.org/2000/svg\"", at: tag.upperBound)
    return svg
  }
}
