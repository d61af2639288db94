import Tensors

/// Rows and columns cut off at the edges: `[N, H, W, C] -> [N, H - top - bottom, W - left - right, C]`.
/// As `keras.layers.Cropping2D`.
public final class Cropping2D: Layer {
  /// How many rows and columns.
  public let cropping: EdgePadding

  /// The same number on all four sides.
  public convenience init(_ size: Int, name: String? = nil) {
    self.init(EdgePadding(top: size, bottom: size, left: size, right: size), name: name)
  }

  /// A number for each side.
  public init(_ cropping: EdgePadding, name: String? = nil) {
    self.cropping = cropping
    super.init(name: name)
  }

  override var configuration: String { "\(cropping)" }

  override func outputShape(_ inputs: [PartialShape]) throws -> PartialShape {
    let channels = try channels(of: inputs)
    let height = inputs[0][0].map { $0 - cropping.top - cropping.bottom }
    let width = inputs[0][1].map { $0 - cropping.left - cropping.right }
    guard height ?? 1 > 0, width ?? 1 > 0 else {
      throw takes("pictures larger than what is cut off: \(cropping)", not: inputs)
    }
    return [height, width, channels]
  }
}
