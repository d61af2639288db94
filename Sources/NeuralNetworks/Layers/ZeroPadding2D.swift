import Tensors

/// Zeros around a picture: `[N, H, W, C] -> [N, top + H + bottom, left + W + right, C]`.
public final class ZeroPadding2D: Layer {
  /// How many rows and columns.
  public let padding: EdgePadding

  /// The same number on all four sides.
  public convenience init(_ size: Int = 1, name: String? = nil) {
    self.init(EdgePadding(top: size, bottom: size, left: size, right: size), name: name)
  }

  /// A number for each side.
  public init(_ padding: EdgePadding, name: String? = nil) {
    self.padding = padding
    super.init(name: name)
  }

  override var configuration: String { "\(padding)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    let channels = try channels(of: inputs)
    return [
      inputs[0][0].map { $0 + padding.top + padding.bottom }, inputs[0][1].map { $0 + padding.left + padding.right },
      channels,
    ]
  }
}
