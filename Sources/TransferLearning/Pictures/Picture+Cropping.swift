extension Picture {
  /// The square in the middle, as large as fits.
  public func croppedToSquare() -> Picture {
    let side = min(width, height)
    guard width != height else { return self }
    let (left, top) = ((width - side) / 2, (height - side) / 2)
    let rows = (top..<top + side).map { row in pixels[(row * width + left) * 3..<(row * width + left + side) * 3] }
    return Picture(width: side, height: side, pixels: Array(rows.joined()))
  }
}
