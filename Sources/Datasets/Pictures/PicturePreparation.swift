import Foundation
import Tensors

/// How picture files become what a model was trained on: their size and channels, how they are brought to it, and what is done
/// with their pixels.
public struct PicturePreparation: Hashable, Sendable {
  /// How pictures are resized: Keras has two ways, whose numbers differ.
  enum Resizing: Hashable, Sendable {
    /// As `load_img` does, and generators with it.
    case loadImage(Interpolation, keepsAspectRatio: Bool, draft: Bool)
    /// As `image_dataset_from_directory` does.
    case dataset(DatasetInterpolation, AspectRatio)
  }

  /// In pixels.
  public let height: Int
  /// In pixels.
  public let width: Int
  /// Which channels pictures are read with.
  public let colorMode: ColorMode
  /// What is done with pixels of 0…255.
  public let preprocessing: Preprocessing
  /// What they are multiplied by afterwards; nil for nothing.
  public let rescale: Double?
  let resizing: Resizing

  /// As `ImageDataGenerator.flow(fromDirectory:)` reads pictures.
  ///
  /// - Parameters:
  ///   - targetSize: height and width in pixels.
  ///   - draft: whether large JPEGs are decoded at a part of their size; see `flow(fromDirectory:)`.
  /// - Throws: `ImageFolderError` for a size that cannot be, or a preprocessing that needs other channels.
  public init(
    targetSize: (height: Int, width: Int), colorMode: ColorMode = .rgb, interpolation: Interpolation = .nearest,
    keepAspectRatio: Bool = false, draft: Bool = false, preprocessing: Preprocessing = .none,
    rescale: Double? = nil
  ) throws {
    try self.init(
      size: targetSize, colorMode, .loadImage(interpolation, keepsAspectRatio: keepAspectRatio, draft: draft),
      preprocessing, rescale)
  }

  init(
    size: (height: Int, width: Int), _ colorMode: ColorMode, _ resizing: Resizing, _ preprocessing: Preprocessing,
    _ rescale: Double?
  ) throws {
    try PictureLoader.check(size, batchSize: 1)
    guard preprocessing == .none || colorMode == .rgb else {
      throw ImageFolderError.arguments(
        "The preprocessing \(preprocessing.name) is for red, green and blue; the pictures are \(colorMode.rawValue).")
    }
    guard rescale?.isFinite ?? true else { throw ImageFolderError.arguments("rescale is no number.") }
    (height, width) = size
    self.colorMode = colorMode
    self.resizing = resizing
    self.preprocessing = preprocessing
    self.rescale = rescale
  }

  /// The shape of a prepared picture, `[H, W, C]`.
  public var imageShape: Shape { [height, width, colorMode.channels] }

  /// A picture file as the model wants it, `[H, W, C]`.
  ///
  /// - Throws: `PictureError`, which names the file.
  public func tensor(of file: URL) throws -> Tensor {
    var result = Tensor(shape: imageShape)
    try result.withUnsafeMutableScalars { try load(file, into: $0) }
    return result
  }

  /// A picture as the model wants it, `[H, W, C]`.
  public func tensor(of picture: Picture) -> Tensor {
    var result = Tensor(shape: imageShape)
    result.withUnsafeMutableScalars { target in
      let grid = PixelGrid(picture, colorMode: colorMode)
      switch resizing {
      case .loadImage: loadImage.resized(grid).write(to: target)
      case .dataset: dataset.resize(grid, into: target)
      }
      finish(target)
    }
    return result
  }

  /// Writes a picture file as the model wants it, `[H, W, C]`.
  ///
  /// - Throws: `PictureError`, which names the file.
  package func load(_ file: URL, into target: UnsafeMutableBufferPointer<Float>) throws {
    switch resizing {
    case .loadImage: try loadImage.load(file).write(to: target)
    case .dataset: try dataset.load(file, into: target)
    }
    finish(target)
  }

  private func finish(_ target: UnsafeMutableBufferPointer<Float>) {
    preprocessing.apply(to: target)
    if let rescale { for index in target.indices { target[index] *= Float(rescale) } }
  }

  private var loadImage: PictureLoader {
    var way = (interpolation: Interpolation.nearest, keeps: false, draft: false)
    if case .loadImage(let interpolation, let keeps, let draft) = resizing { way = (interpolation, keeps, draft) }
    return PictureLoader(
      targetSize: (height, width), colorMode: colorMode, interpolation: way.interpolation, keepAspectRatio: way.keeps,
      draft: way.draft)
  }

  private var dataset: DatasetLoader {
    var way: (DatasetInterpolation, AspectRatio) = (.bilinear, .ignored)
    if case .dataset(let interpolation, let aspect) = resizing { way = (interpolation, aspect) }
    return DatasetLoader(
      imageSize: (height, width), colorMode: colorMode, interpolation: way.0, aspectRatio: way.1)
  }
}
