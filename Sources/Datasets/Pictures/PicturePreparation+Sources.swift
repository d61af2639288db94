extension DirectoryIterator {
  /// How its pictures are prepared, without what augmentation draws.
  ///
  /// - Throws: `ImageFolderError` where that cannot be written down: with a `preprocessingFunction`, or what is samplewise or
  ///   featurewise.
  public func preparation() throws -> PicturePreparation {
    if let what = generator.unwritable {
      throw ImageFolderError.arguments(
        "How these pictures are prepared cannot be saved: their generator has \(what). Do that in a layer of the model."
      )
    }
    return try PicturePreparation(
      targetSize: targetSize, colorMode: colorMode, interpolation: interpolation,
      keepAspectRatio: loader.keepAspectRatio, draft: loader.draft, preprocessing: generator.preprocessing,
      rescale: generator.rescale)
  }
}

extension ImageDataset {
  /// How its pictures are prepared.
  ///
  /// - Throws: `ImageFolderError`.
  public func preparation() throws -> PicturePreparation {
    try PicturePreparation(
      size: loader.imageSize, loader.colorMode, .dataset(loader.interpolation, loader.aspectRatio), .none, nil)
  }
}

extension ImageDataGenerator {
  /// What it does to pixels that only a program can say.
  fileprivate var unwritable: String? {
    if preprocessingFunction != nil { return "a preprocessingFunction" }
    if samplewiseCenter || samplewiseStdNormalization { return "a samplewise normalization" }
    return featurewiseCenter || zcaWhitening ? "a featurewise normalization" : nil
  }
}
