/// What lies beyond a picture's edges. Names as in Keras; the definitions are SciPy's (`scipy.ndimage`, "Interpolation
/// boundary handling").
public enum FillMode: String, CaseIterable, Codable, Sendable {
  /// The nearest pixel of the edge: `aaaa|abcd|dddd`.
  case nearest
  /// A value of its own, `cval`: `kkkk|abcd|kkkk`.
  case constant
  /// The picture in a mirror that stands at the edge: `dcba|abcd|dcba`.
  case reflect
  /// The picture again: `abcd|abcd|abcd`, where SciPy's `wrap` lets the last pixel and the first coincide.
  case wrap

  /// Where on an axis of `length` pixels a position is looked up; nil where it is outside and stays so.
  @inline(__always)
  func position(_ position: Double, length: Int) -> Double? {
    let last = Double(length - 1)
    guard position < 0 || position > last else { return position }
    switch self {
    case .nearest: return position < 0 ? 0 : last
    case .constant: return nil
    case .reflect:
      guard length > 1 else { return 0 }
      let period = 2 * Double(length)
      let inside = position - period * (position / period).rounded(.down)
      // Between two mirror images of a pixel lies that pixel.
      return inside >= Double(length) ? period - inside - 1 : inside
    case .wrap:
      guard length > 1 else { return 0 }
      // SciPy rounds towards 0: a whole period before the first pixel lies the last one.
      return position < 0
        ? position + last * ((-position / last).rounded(.down) + 1)
        : position - last * (position / last).rounded(.down)
    }
  }

  /// Which of `length` pixels stands at a whole position next to the edge.
  @inline(__always)
  func neighbour(_ position: Int, length: Int) -> Int {
    if position >= 0, position < length { return position }
    // Only the weight 0 ever reaches over the edge, but where a mirror is.
    return position < 0 ? 0 : length - 1
  }
}
