import Tensors

/// As it is saved with a model. What comes from a file is checked as what comes from a program.
extension PicturePreparation: Codable {
  private enum Key: String, CodingKey {
    case height, width, colorMode, resizing, interpolation, aspectRatio, draft, preprocessing, rescale
  }

  private enum Way: String, Codable {
    case loadImage = "load_img"
    case dataset = "image_dataset_from_directory"
  }

  /// Reads what was saved.
  ///
  /// - Throws: `DecodingError`, or `ImageFolderError` for numbers that cannot be.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name = try values.decode(String.self, forKey: .preprocessing)
    guard let preprocessing = Preprocessing.named(name) else {
      throw DecodingError.dataCorruptedError(
        forKey: .preprocessing, in: values,
        debugDescription: "There is no preprocessing of that name; there are "
          + Preprocessing.all.map(\.name).joined(separator: ", ") + ".")
    }
    let aspect = try values.decode(AspectRatio.self, forKey: .aspectRatio)
    let resizing: Resizing
    switch try values.decode(Way.self, forKey: .resizing) {
    case .loadImage:
      resizing = .loadImage(
        try values.decode(Interpolation.self, forKey: .interpolation), keepsAspectRatio: aspect == .cropped,
        draft: try values.decodeIfPresent(Bool.self, forKey: .draft) ?? false)
    case .dataset:
      resizing = .dataset(try values.decode(DatasetInterpolation.self, forKey: .interpolation), aspect)
    }
    try self.init(
      size: (try values.decode(Int.self, forKey: .height), try values.decode(Int.self, forKey: .width)),
      try values.decode(ColorMode.self, forKey: .colorMode), resizing, preprocessing,
      try values.decodeIfPresent(Double.self, forKey: .rescale))
  }

  /// Writes it.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(height, forKey: .height)
    try values.encode(width, forKey: .width)
    try values.encode(colorMode, forKey: .colorMode)
    try values.encode(preprocessing.name, forKey: .preprocessing)
    try values.encodeIfPresent(rescale, forKey: .rescale)
    switch resizing {
    case .loadImage(let interpolation, let keepsAspectRatio, let draft):
      try values.encode(Way.loadImage, forKey: .resizing)
      try values.encode(interpolation, forKey: .interpolation)
      try values.encode(keepsAspectRatio ? AspectRatio.cropped : .ignored, forKey: .aspectRatio)
      // Left out otherwise, so that a version that knows nothing of it reads the file.
      if draft { try values.encode(draft, forKey: .draft) }
    case .dataset(let interpolation, let aspect):
      try values.encode(Way.dataset, forKey: .resizing)
      try values.encode(interpolation, forKey: .interpolation)
      try values.encode(aspect, forKey: .aspectRatio)
    }
  }
}
