import Foundation

extension Model {
  /// Keeps with the model what pictures it is trained on: what their classes are called, and how they are prepared. Whoever saves
  /// the model then saves that too, a `ModelCheckpoint` among them.
  ///
  /// - Throws: `ImageFolderError` where the preparation cannot be written down.
  public func remember(_ pictures: some LabeledPictures) throws {
    let preparation = try pictures.preparation()
    classNames = pictures.classNames.isEmpty ? nil : pictures.classNames
    self.preparation = try Self.encoded(preparation)
  }

  /// How pictures become its inputs, where that was kept with it.
  ///
  /// - Throws: `ClassifierError.preparation` where a file says what cannot be.
  public var picturePreparation: PicturePreparation? {
    get throws {
      guard let preparation else { return nil }
      do {
        return try JSONDecoder().decode(PicturePreparation.self, from: preparation)
      } catch let error as DecodingError {
        throw ClassifierError.preparation(Self.words(of: error))
      } catch let error as ImageFolderError {
        throw ClassifierError.preparation("\(error)".trimmingCharacters(in: ["."]))
      }
    }
  }

  /// Saves the model with what its classes are called and how its pictures are prepared, so that `PictureClassifier` needs nothing
  /// else.
  ///
  /// - Parameters:
  ///   - path: of the file, which ends in `.keras` or `.h5`; Keras opens it.
  ///   - pictures: those that it was trained on.
  /// - Throws: as `save(to:)` and `remember(_:)`.
  public func save(_ path: String, trainedOn pictures: some LabeledPictures) throws {
    try save(to: URL(fileURLWithPath: path), trainedOn: pictures)
  }

  /// Saves the model with what its classes are called and how its pictures are prepared.
  ///
  /// - Throws: as `save(to:)` and `remember(_:)`.
  public func save(to url: URL, trainedOn pictures: some LabeledPictures) throws {
    try remember(pictures)
    try save(to: url)
  }

  /// Saves the model with what its classes are called and how its pictures are prepared.
  ///
  /// - Parameters:
  ///   - path: of the file, which ends in `.keras` or `.h5`; Keras opens it.
  ///   - classNames: in the order of the outputs; two for a sigmoid, of which the second is what it says how likely is.
  ///   - preprocessing: what is done with pixels of 0…255: `architecture.preprocessing`.
  ///   - targetSize: height and width of the pictures; nil for those of the model's input.
  /// - Throws: `ClassifierError`; as `save(to:)`.
  public func save(
    _ path: String, classNames: [String], preprocessing: Preprocessing = .none,
    targetSize: (height: Int, width: Int)? = nil, interpolation: Interpolation = .nearest, rescale: Double? = nil
  ) throws {
    try save(
      to: URL(fileURLWithPath: path), classNames: classNames, preprocessing: preprocessing, targetSize: targetSize,
      interpolation: interpolation, rescale: rescale)
  }

  /// Saves the model with what its classes are called and how its pictures are prepared; see `save(_:classNames:)`.
  public func save(
    to url: URL, classNames: [String], preprocessing: Preprocessing = .none,
    targetSize: (height: Int, width: Int)? = nil, interpolation: Interpolation = .nearest, rescale: Double? = nil
  ) throws {
    let prepared = try PicturePreparation(
      for: self, targetSize: targetSize, interpolation: interpolation, preprocessing: preprocessing, rescale: rescale)
    // What does not go together is said now, and not when the model is used.
    _ = try PictureClassifier(self, classNames: classNames, preparation: prepared)
    self.classNames = classNames
    preparation = try Self.encoded(prepared)
    try save(to: url)
  }

  private static func encoded(_ preparation: PicturePreparation) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return try encoder.encode(preparation)
  }

  private static func words(of error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, _): return "its \(key.stringValue) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      let place = context.codingPath.last.map { "its \($0.stringValue) is not as it must be: " } ?? ""
      return place + context.debugDescription.trimmingCharacters(in: ["."])
    @unknown default: return "\(error)"
    }
  }
}

extension PicturePreparation {
  /// For a model whose inputs say the channels, and the size unless one is given.
  ///
  /// - Throws: `ClassifierError` where they say neither, or take no pictures; `ImageFolderError`.
  public init(
    for model: Model, targetSize: (height: Int, width: Int)? = nil, interpolation: Interpolation = .nearest,
    preprocessing: Preprocessing = .none, rescale: Double? = nil
  ) throws {
    let sizes = model.inputShape.dimensions
    guard sizes.count == 3, let mode = ColorMode.allCases.first(where: { $0.channels == sizes[2] ?? 3 }) else {
      throw ClassifierError.input(
        expected: "\(model.inputShape)", prepared: "[height, width, 1, 3 or 4 channels]", model: model.name)
    }
    guard let height = targetSize?.height ?? sizes[0], let width = targetSize?.width ?? sizes[1] else {
      throw ClassifierError.noSize(model: model.name)
    }
    try self.init(
      targetSize: (height, width), colorMode: mode, interpolation: interpolation, preprocessing: preprocessing,
      rescale: rescale)
  }
}
