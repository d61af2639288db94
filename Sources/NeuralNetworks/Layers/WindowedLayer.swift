import Tensors

/// A layer that moves a window over a picture: the arithmetic of sizes in one place.
public class WindowedLayer: Layer {
  /// Rows and columns of the window.
  public let window: (Int, Int)
  /// How far the window moves down and right.
  public let strides: (Int, Int)
  /// What is beyond the edge.
  public let padding: Padding

  init(window: (Int, Int), strides: (Int, Int), padding: Padding, name: String?) {
    self.window = window
    self.strides = strides
    self.padding = padding
    super.init(name: name)
  }

  override var configuration: String { "\(window) \(strides) \(padding)" }

  /// The result's shape with this many channels.
  ///
  /// - Throws: `ModelError.shape` when the picture is smaller than the window.
  func outputShape(_ inputs: [PartialShape], channels: Int) throws -> PartialShape {
    _ = try self.channels(of: inputs)
    let height = padding.outputSize(inputs[0][0], window: window.0, stride: strides.0)
    let width = padding.outputSize(inputs[0][1], window: window.1, stride: strides.1)
    guard height != 0, width != 0 else {
      throw takes("pictures of at least \(window.0) by \(window.1) pixels", not: inputs)
    }
    return [height, width, channels]
  }
}
