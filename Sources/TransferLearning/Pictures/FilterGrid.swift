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
      add(
        Picture(width: width, height: height, pixels: pixels), alternativeText: "filter \(filter + 1)",
        isPixelated: true)
    }
  }
}

extension PictureGrid {
  /// The filters of the first convolution of a model: the only ones that look at colours.
  ///
  /// - Throws: ``FilterError`` where the model has none.
  public init(_ title: String? = nil, filtersOf model: Model) throws {
    guard let kernel = Self.firstKernel(of: model) else { throw FilterError.noConvolution(model: model.name) }
    try self.init(title, filters: kernel.value)
  }

  private static func firstKernel(of model: Model) -> Variable? {
    for layer in model.layers {
      if let nested = layer as? Model {
        if let found = firstKernel(of: nested) { return found }
      } else if let kernel = layer.variables.first(where: { $0.shape.rank == 4 }) {
        return kernel
      }
    }
    return nil
  }
}

/// Why weights cannot be shown as pictures.
public enum FilterError: Error, Hashable, CustomStringConvertible {
  case notOfColours(Shape)
  case noConvolution(model: String)

  /// One or two sentences: what was expected, what came, what to do.
  public var description: String {
    switch self {
    case .noConvolution(let model):
      "The model \(model) has no convolution, so it has no filters to show. Ask its base instead."
    case .notOfColours(let shape):
      "A kernel of shape \(shape) is not made of colours: pictures of filters need (height, width, 3, filters), as the "
        + "first convolution of a network has it."
    }
  }
}
