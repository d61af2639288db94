internal import Wording

extension Picture {
  /// The picture in another size, without keeping its proportions: equal to Pillow's `Image.resize` to the byte.
  ///
  /// - Precondition: both sizes are at least 1.
  public func resized(width newWidth: Int, height newHeight: Int, _ interpolation: Interpolation = .nearest) -> Picture
  {
    require(newWidth > 0 && newHeight > 0, "a picture cannot be resized to \(newWidth) × \(newHeight)")
    guard newWidth != width || newHeight != height else { return self }
    let grid = PixelGrid(self, colorMode: .rgb).resized(width: newWidth, height: newHeight, interpolation)
    return Picture(width: newWidth, height: newHeight, pixels: grid.bytes)
  }
}
