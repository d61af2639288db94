internal import CCairo
import Foundation

/// Shapes drawn by Cairo and words set as SVG text.
///
/// Cairo would turn words into outlines of whatever font this machine has (a fresh one may have none); as `<text>` they are
/// drawn in the reader's font, stay sharp, and can be selected. Units are those of the view box.
final class Canvas {
  enum Anchor: String { case start, middle, end }
  enum Weight: String {
    case normal = "400"
    case bold = "600"
  }

  let width: Double
  let height: Double
  let palette: Palette
  private let surface: OpaquePointer?
  private let context: OpaquePointer?
  private let bytes = Bytes()
  private var words: [String] = []

  /// `1.16.0`; the paths that Cairo writes differ in their wording from version to version.
  static var cairoVersion: String { String(cString: cairo_version_string()) }

  private final class Bytes { var data = Data() }

  init(width: Double, height: Double, palette: Palette) {
    self.width = width
    self.height = height
    self.palette = palette
    surface = cairo_svg_surface_create_for_stream(
      { closure, data, count in
        if let closure, let data {
          Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue().data.append(data, count: Int(count))
        }
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(bytes).toOpaque(), width, height)
    context = cairo_create(surface)
    cairo_set_tolerance(context, 0.01)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// A line through points; round ends suit dots as well as dashes.
  func line(_ points: [(x: Double, y: Double)], color: Color, width: Double, dash: [Double] = [], round: Bool = true) {
    guard let first = points.first, points.count > 1 else { return }
    use(color)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT)
    cairo_set_dash(context, dash, Int32(dash.count), 0)
    cairo_move_to(context, first.x, first.y)
    for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
    cairo_stroke(context)
  }

  /// A filled rectangle, its corners rounded by `radius` where it is large enough.
  func rectangle(x: Double, y: Double, width: Double, height: Double, radius: Double = 0, color: Color) {
    use(color)
    let r = max(0, min(radius, width / 2, height / 2))
    if r == 0 {
      cairo_rectangle(context, x, y, width, height)
    } else {
      cairo_new_sub_path(context)
      cairo_arc(context, x + width - r, y + r, r, -.pi / 2, 0)
      cairo_arc(context, x + width - r, y + height - r, r, 0, .pi / 2)
      cairo_arc(context, x + r, y + height - r, r, .pi / 2, .pi)
      cairo_arc(context, x + r, y + r, r, .pi, .pi * 1.5)
      cairo_close_path(context)
    }
    cairo_fill(context)
  }

  /// Filled rectangles of one colour, as a single path: a thousand of them stay small.
  func rectangles(_ places: [(x: Double, y: Double, width: Double, height: Double)], color: Color) {
    use(color)
    for place in places { cairo_rectangle(context, place.x, place.y, place.width, place.height) }
    cairo_fill(context)
  }

  /// A circle that is not filled.
  func ring(x: Double, y: Double, radius: Double, color: Color, width: Double) {
    use(color)
    cairo_set_line_width(context, width)
    cairo_set_dash(context, [], 0, 0)
    cairo_new_sub_path(context)
    cairo_arc(context, x, y, radius, 0, .pi * 2)
    cairo_stroke(context)
  }

  /// The marker of a data point; each shape covers about as much as the circle does.
  func marker(_ marker: Stroke.Marker, x: Double, y: Double, color: Color, size r: Double = 3.4) {
    use(color)
    func polygon(_ corners: [(Double, Double)]) {
      for (index, corner) in corners.enumerated() {
        index == 0
          ? cairo_move_to(context, x + corner.0 * r, y + corner.1 * r)
          : cairo_line_to(context, x + corner.0 * r, y + corner.1 * r)
      }
      cairo_close_path(context)
      cairo_fill(context)
    }
    switch marker {
    case .circle:
      cairo_new_sub_path(context)
      cairo_arc(context, x, y, r, 0, .pi * 2)
      cairo_fill(context)
    case .square: polygon([(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)])
    case .triangle: polygon([(0, -1.25), (1.15, 0.85), (-1.15, 0.85)])
    case .diamond: polygon([(0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)])
    case .cross:
      line([(x - r, y - r), (x + r, y + r)], color: color, width: r * 0.6)
      line([(x - r, y + r), (x + r, y - r)], color: color, width: r * 0.6)
    case .plus:
      line([(x - r * 1.2, y), (x + r * 1.2, y)], color: color, width: r * 0.6)
      line([(x, y - r * 1.2), (x, y + r * 1.2)], color: color, width: r * 0.6)
    }
  }

  /// Words whose baseline begins, is centred or ends at a point.
  ///
  /// - Parameters:
  ///   - slope: by how many degrees they are turned about that point, upwards to the right.
  ///   - hasHalo: whether they keep lines that they stand on at a distance.
  func text(
    _ text: String, x: Double, y: Double, anchor: Anchor = .start, color: Color, size: Double = TextStyle.size,
    weight: Weight = .normal, slope: Double = 0, hasHalo: Bool = false
  ) {
    words.append(
      "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(color.hex)\""
        + (size == TextStyle.size ? "" : " font-size=\"\(number(size))\"")
        + (weight == .normal ? "" : " font-weight=\"\(weight.rawValue)\"")
        + (hasHalo ? " stroke=\"\(palette.background.hex)\" stroke-width=\"3\" paint-order=\"stroke\"" : "")
        + (slope == 0 ? "" : " transform=\"rotate(\(number(-slope)) \(number(x)) \(number(y)))\"")
        + ">\(text.xmlEscaped)</text>")
  }

  /// Words, with the lines that point to them, that are only for wide pictures or only for narrow ones.
  func group(_ screen: SVGDocument.Screen, draw: () -> Void) {
    words.append("<g class=\"\(screen.rawValue)\">")
    draw()
    words.append("</g>")
  }

  /// A thin line that leads to words and comes and goes with them.
  func pointer(_ line: Segment, color: Color) {
    words.append(
      "<line x1=\"\(number(line.start.x))\" y1=\"\(number(line.start.y))\" x2=\"\(number(line.end.x))\" "
        + "y2=\"\(number(line.end.y))\" stroke=\"\(color.hex)\" stroke-width=\"0.8\"/>")
  }

  /// The whole `<svg>` element, named and described. Nothing more can be drawn afterwards.
  func svg(title: String, description: String) -> String {
    cairo_surface_finish(surface)
    // Cairo wraps its paths in groups whose ids count up through the process; the paths alone say it all.
    let drawn = String(decoding: bytes.data, as: UTF8.self)
    let paths = drawn.matches(of: #/<path [^>]*\/>/#).map { String($0.output) }
    return SVGDocument(
      width: width, height: height, title: title, description: description, palette: palette.name,
      shapes: paths, words: words
    ).text
  }

  private func use(_ color: Color) {
    let rgb = color.components
    cairo_set_source_rgb(context, rgb[0], rgb[1], rgb[2])
  }

  private func number(_ value: Double) -> String { SVGDocument.number(value) }
}
