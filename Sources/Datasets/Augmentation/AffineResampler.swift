/// Looks up the pixels of a transformed picture in the old one, as `scipy.ndimage.affine_transform` of order 0 or 1 does
/// for each channel: the nearest pixel or a weighted mean of the four around it, in Double and in SciPy's order, so that sums
/// are rounded as there.
struct AffineResampler {
  let transform: AffineTransform
  let fillMode: FillMode
  /// What is beyond the edges where the fill mode is `constant`.
  let cval: Float
  /// Whether the nearest pixel is taken alone: order 0.
  let takesNearest: Bool

  /// Sizes of both pictures.
  let height: Int
  let width: Int
  let channels: Int

  /// How many scalars behind the old picture are read and not used.
  static let readsBeyond = 3

  /// Writes the new picture to `target`. Behind the pixels of `source` there are `readsBeyond` scalars more.
  func resample(_ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>) {
    for row in 0..<height {
      let line = target + row * width * channels
      let inside = takesNearest ? 0..<0 : columnsInside(row)
      for column in 0..<inside.lowerBound { slow(source, row, column, line + column * channels) }
      switch channels {
      case 3: blend(source, row, inside, line)
      case 4: blendFour(source, row, inside, line)
      default: for column in inside { slow(source, row, column, line + column * channels) }
      }
      for column in inside.upperBound..<width { slow(source, row, column, line + column * channels) }
    }
  }

  @inline(__always)
  private func position(_ row: Int, _ column: Int) -> (row: Double, column: Double) {
    let (y, x) = (Double(row), Double(column))
    return (transform.c + y * transform.a + x * transform.b, transform.f + y * transform.d + x * transform.e)
  }

  /// The columns of a new row whose four old pixels all lie in the picture. Positions move evenly along a row, so that these
  /// are neighbours.
  private func columnsInside(_ row: Int) -> Range<Int> {
    func isInside(_ column: Int) -> Bool {
      let (y, x) = position(row, column)
      return y >= 0 && x >= 0 && y < Double(height - 1) && x < Double(width - 1)
    }
    var (low, high) = (0.0, Double(width - 1))
    let start = position(row, 0)
    for (first, step, length) in [(start.row, transform.b, height), (start.column, transform.e, width)] {
      let last = Double(length - 1)
      if step == 0 {
        if first < 0 || first >= last { return 0..<0 }
      } else {
        let (one, other) = (-first / step, (last - first) / step)
        low = max(low, min(one, other))
        high = min(high, max(one, other))
      }
    }
    guard low <= high else { return 0..<0 }
    var (from, to) = (Int(low.rounded(.up)), Int(high) + 1)
    // The ends are rounded as the positions are, not as the divisions.
    while from < to, !isInside(from) { from += 1 }
    while to > from, !isInside(to - 1) { to -= 1 }
    return from..<to
  }

  /// Three channels at once in vectors of four; the fourth is the next pixel's and is overwritten by it.
  private func blend(
    _ source: UnsafePointer<Float>, _ row: Int, _ columns: Range<Int>, _ line: UnsafeMutablePointer<Float>
  ) {
    guard let last = columns.last else { return }
    for column in columns.lowerBound..<last {
      let value = vector(source, row, column, channels: 3)
      UnsafeMutableRawPointer(line + column * 3).storeBytes(of: value, as: SIMD4<Float>.self)
    }
    let value = vector(source, row, last, channels: 3)
    for channel in 0..<3 { line[last * 3 + channel] = value[channel] }
  }

  private func blendFour(
    _ source: UnsafePointer<Float>, _ row: Int, _ columns: Range<Int>, _ line: UnsafeMutablePointer<Float>
  ) {
    for column in columns {
      let value = vector(source, row, column, channels: 4)
      UnsafeMutableRawPointer(line + column * 4).storeBytes(of: value, as: SIMD4<Float>.self)
    }
  }

  @inline(__always)
  private func vector(_ source: UnsafePointer<Float>, _ row: Int, _ column: Int, channels: Int) -> SIMD4<Float> {
    let (y, x) = position(row, column)
    let (top, left) = (Int(y), Int(x))
    let (down, right) = (y - Double(top), x - Double(left))
    let corner = UnsafeRawPointer(source + (top * width + left) * channels)
    let (pixel, line) = (channels * 4, width * channels * 4)
    @inline(__always) func four(_ offset: Int, _ vertical: Double, _ horizontal: Double) -> SIMD4<Double> {
      let values = corner.loadUnaligned(fromByteOffset: offset, as: SIMD4<Float>.self)
      return SIMD4<Double>(values) * vertical * horizontal
    }
    let above = four(0, 1 - down, 1 - right) + four(pixel, 1 - down, right)
    return SIMD4<Float>(above + four(line, down, 1 - right) + four(line + pixel, down, right))
  }

  /// Any pixel, the edges among them.
  private func slow(
    _ source: UnsafePointer<Float>, _ row: Int, _ column: Int, _ target: UnsafeMutablePointer<Float>
  ) {
    let (mappedRow, mappedColumn) = position(row, column)
    guard let y = fillMode.position(mappedRow, length: height), let x = fillMode.position(mappedColumn, length: width)
    else {
      for channel in 0..<channels { target[channel] = cval }
      return
    }
    if takesNearest {
      let top = fillMode.neighbour(Int((y + 0.5).rounded(.down)), length: height)
      let left = fillMode.neighbour(Int((x + 0.5).rounded(.down)), length: width)
      for channel in 0..<channels { target[channel] = source[(top * width + left) * channels + channel] }
      return
    }
    let (floorY, floorX) = (y.rounded(.down), x.rounded(.down))
    let (down, right) = (y - floorY, x - floorX)
    let top = fillMode.neighbour(Int(floorY), length: height) * width
    let bottom = fillMode.neighbour(Int(floorY) + 1, length: height) * width
    let left = fillMode.neighbour(Int(floorX), length: width)
    let end = fillMode.neighbour(Int(floorX) + 1, length: width)
    for channel in 0..<channels {
      func value(_ pixel: Int) -> Double { Double(source[pixel * channels + channel]) }
      // In this order, because a sum that is a little above 255 would look brighter to what comes after.
      var sum = value(top + left) * (1 - down) * (1 - right)
      sum += value(top + end) * (1 - down) * right
      sum += value(bottom + left) * down * (1 - right)
      sum += value(bottom + end) * down * right
      target[channel] = Float(sum)
    }
  }
}
