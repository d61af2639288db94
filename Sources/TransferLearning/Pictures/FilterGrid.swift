/// The filters of a first convolution as small colour pictures.
extension PictureGrid {
  /// - Parameters:
  ///   - kernel: `[height, width, 3, filters]`. Each filter is scaled by itself: grey is zero, and its strongest weight is
  ///     at the end of the scale.
  /// - Throws: ``FilterError`` where the kernel does not look at red, green and blue.
  public init(_ title: String? = nil, filters kernel: Tensor) throws {
    let shape = kernel.shape
    guard shape.rank == 4, shape[2] == 3 else { throw FilterError.notOfColours(shape) }
    self.init(title)
    let (height, width, filters) = (shape[0], shape[1], shape[3])
    let weights = kernel.scalars
    for filter in 0..<filters {
      let own = stride(from: filter, to: weights.count, by: filters).map { weights[$0] }
      let strongest = max(own.map(abs).max() ?? 0, .leastNormalMagnitude)
      let pixels = own.map { UInt8((127.5 + 127.5 * $0 / strongest).rounded()) }
      add(Picture(width: width, height: height, pixels: pixels), caption: "\(filter + 1)", isPixelated: true)
    }
  }
}

/// Why weights cannot be shown as pictures.
public enum FilterError: Error, Hashable, CustomStringConvertible {
  case notOfColours(Shape)

  public var description: String {
    switch self {
    case .notOfColours(let shape):
      "A kernel of shape \(shape) is not made of colours: pictures of filters need (height, width, 3, filters), as the "
        + "first convolution of a network has it."
    }
  }
}
