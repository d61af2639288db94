internal import CCairo

/// A surface to draw on with Cairo.
final class Canvas {
  let width: Double
  let height: Double
  private let surface: OpaquePointer
  private let context: OpaquePointer

  /// A white surface of this many pixels.
  ///
  /// - Parameter isQuick: whether edges are smoothed with fewer steps, for pictures of a great many small shapes.
  init(width: Int, height: Int, isQuick: Bool = false) {
    self.width = Double(width)
    self.height = Double(height)
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
    context = cairo_create(surface)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    if isQuick {
      cairo_set_antialias(context, CAIRO_ANTIALIAS_FAST)
      cairo_set_tolerance(context, 0.25)
    }
    fillAll(.solid(.white))
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// What was drawn.
  var picture: Picture { Picture(cairoSurface: surface) }

  // MARK: Paths

  func move(_ x: Double, _ y: Double) { cairo_move_to(context, x, y) }
  func line(_ x: Double, _ y: Double) { cairo_line_to(context, x, y) }
  func close() { cairo_close_path(context) }
  func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x: Double, _ y: Double) {
    cairo_curve_to(context, x1, y1, x2, y2, x, y)
  }

  // MARK: Shapes

  func fillAll(_ paint: Paint) {
    use(paint)
    cairo_paint(context)
  }

  /// Fills the path that `path` makes.
  func fill(_ paint: Paint, _ path: () -> Void) {
    cairo_new_path(context)
    path()
    use(paint)
    cairo_fill(context)
  }

  func fill(_ colour: Colour, _ path: () -> Void) { fill(.solid(colour), path) }

  func stroke(_ colour: Colour, _ thickness: Double, _ path: () -> Void) {
    cairo_new_path(context)
    path()
    use(.solid(colour))
    cairo_set_line_width(context, thickness)
    cairo_stroke(context)
  }

  func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ paint: Paint) {
    fill(paint) { cairo_rectangle(context, x, y, width, height) }
  }

  func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: Colour) {
    rectangle(x, y, width, height, .solid(colour))
  }

  func polygon(_ points: [Point], _ paint: Paint) {
    fill(paint) {
      for point in points { line(point.x, point.y) }
      close()
    }
  }

  func polygon(_ points: [Point], _ colour: Colour) { polygon(points, .solid(colour)) }

  func ellipse(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double, _ paint: Paint) {
    fill(paint) { ellipsePath(x, y, radiusX, radiusY) }
  }

  func ellipse(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double, _ colour: Colour) {
    ellipse(x, y, radiusX, radiusY, .solid(colour))
  }

  /// A path round an ellipse.
  func ellipsePath(_ x: Double, _ y: Double, _ radiusX: Double, _ radiusY: Double) {
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_scale(context, max(radiusX, 0.01), max(radiusY, 0.01))
    cairo_new_sub_path(context)
    cairo_arc(context, 0, 0, 1, 0, 2 * .pi)
    cairo_restore(context)
  }

  /// A light that fades out to nothing.
  func glow(_ x: Double, _ y: Double, _ radius: Double, _ colour: Colour) {
    ellipse(
      x, y, radius, radius,
      .radial(Point(x, y), radius, [(0, colour), (0.3, colour.faded(colour.alpha * 0.45)), (1, colour.faded(0))]))
  }

  // MARK: State

  /// Draws with the origin moved, turned and scaled.
  func at(_ x: Double, _ y: Double, scale: Double = 1, turn: Double = 0, mirrored: Bool = false, _ draw: () -> Void) {
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_rotate(context, turn)
    cairo_scale(context, mirrored ? -scale : scale, scale)
    draw()
    cairo_restore(context)
  }

  /// Draws with the axes stretched or squeezed: a disc seen from the side.
  func squeezed(_ x: Double, _ y: Double, _ draw: () -> Void) {
    cairo_save(context)
    cairo_scale(context, max(x, 0.01), max(y, 0.01))
    draw()
    cairo_restore(context)
  }

  /// Draws only within the path that `path` makes.
  func clipped(to path: () -> Void, _ draw: () -> Void) {
    cairo_save(context)
    cairo_new_path(context)
    path()
    cairo_clip(context)
    draw()
    cairo_restore(context)
  }

  private func use(_ paint: Paint) {
    let pattern: OpaquePointer
    let stops: [(Double, Colour)]
    switch paint {
    case .solid(let colour):
      cairo_set_source_rgba(context, colour.red, colour.green, colour.blue, colour.alpha)
      return
    case .linear(let start, let end, let colours):
      pattern = cairo_pattern_create_linear(start.x, start.y, end.x, end.y)
      stops = colours
    case .radial(let centre, let radius, let colours):
      pattern = cairo_pattern_create_radial(centre.x, centre.y, 0, centre.x, centre.y, radius)
      stops = colours
    }
    for (offset, colour) in stops {
      cairo_pattern_add_color_stop_rgba(pattern, offset, colour.red, colour.green, colour.blue, colour.alpha)
    }
    cairo_set_source(context, pattern)
    cairo_pattern_destroy(pattern)
  }
}
