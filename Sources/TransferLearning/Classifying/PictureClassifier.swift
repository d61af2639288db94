import Foundation

/// A model that knows what its classes are called and how its pictures are prepared: picture in, class out.
///
/// ```swift
/// let classifier = try PictureClassifier(contentsOf: URL(fileURLWithPath: "mine.keras"))
/// try classifier(picture)                       // rural 0.9876
/// try classifier.predictions(of: picture)       // all classes, the likeliest first
/// ```
///
/// Models that end without their softmax or sigmoid are fine too: it is seen from the last layer.
public struct PictureClassifier {
  /// The model.
  public let model: Model
  /// What its outputs stand for; two for a sigmoid's one output.
  public let classNames: [String]
  /// How pictures are prepared for it.
  public let preparation: PicturePreparation
  /// What ImageNet calls its classes; nil for one's own.
  private let ids: [String]?
  private let ending: ClassifierEnding
  /// Pictures are prepared and predicted so many at a time.
  package static let batchSize = 32

  /// A model in memory.
  ///
  /// - Parameters:
  ///   - classNames: in the order of the outputs; nil for those that are kept with the model.
  ///   - preparation: nil for the one that is kept with the model; where there is none, pictures go in as they are, 0…255, in
  ///     the size of the model's input.
  /// - Throws: `ClassifierError`.
  public init(_ model: Model, classNames: [String]? = nil, preparation: PicturePreparation? = nil) throws {
    try self.init(model, classNames, preparation, ids: nil)
  }

  /// A model in a file that Lectern or Keras saved: `.keras` or `.h5`.
  ///
  /// - Parameters: as for a model in memory. A file that Keras saved needs `classNames`, and perhaps a preparation.
  /// - Throws: `ClassifierError`; `ModelFileError` and `WeightsError` where the file cannot be read.
  public init(contentsOf url: URL, classNames: [String]? = nil, preparation: PicturePreparation? = nil) throws {
    try self.init(Model(contentsOf: url), classNames: classNames, preparation: preparation)
  }

  /// A published network with ImageNet's thousand classes. Pictures are brought to its size by weighted means, not by Keras's
  /// nearest pixel.
  ///
  /// - Throws: `WeightsError` where its weights are not there and cannot be fetched.
  public init(_ architecture: Architecture) throws {
    try self.init(
      Model(architecture, weights: .imageNet), ImageNetLabels.all.map(\.name),
      PicturePreparation(
        targetSize: (architecture.defaultSize, architecture.defaultSize), interpolation: .bilinear,
        preprocessing: architecture.preprocessing), ids: ImageNetLabels.all.map(\.id))
  }

  private init(
    _ model: Model, _ classNames: [String]?, _ preparation: PicturePreparation?, ids: [String]?
  ) throws {
    guard model.outputShape.rank == 1, let outputs = model.outputShape[0], outputs > 0 else {
      throw ClassifierError.output("\(model.outputShape)", model: model.name)
    }
    guard let names = classNames ?? model.classNames else {
      throw ClassifierError.noClassNames(model: model.name, outputs: outputs)
    }
    guard names.count == max(outputs, 2) else {
      throw ClassifierError.classes(names: names.count, outputs: outputs, model: model.name)
    }
    let prepared = try preparation ?? model.picturePreparation ?? PicturePreparation(for: model)
    guard model.inputShape.accepts(PartialShape(prepared.imageShape.dimensions.map(Optional.some))) else {
      throw ClassifierError.input(
        expected: "\(model.inputShape)", prepared: "\(prepared.imageShape)", model: model.name)
    }
    self.model = model
    self.classNames = names
    self.preparation = prepared
    self.ids = ids
    ending = ClassifierEnding(of: model, outputs: outputs)
  }

  /// The likeliest class of a picture.
  ///
  /// - Throws: `ModelError` where the model does not take it.
  public func callAsFunction(_ picture: Picture) throws -> Prediction { try predictions(of: picture, top: 1)[0] }

  /// The likeliest class of a picture file.
  ///
  /// - Throws: `PictureError`, which names the file.
  public func callAsFunction(_ file: URL) throws -> Prediction { try predictions(of: file, top: 1)[0] }

  /// The likeliest classes of a picture, best first.
  ///
  /// - Parameter top: how many at most, at least one.
  public func predictions(of picture: Picture, top: Int = 5) throws -> [Prediction] {
    try decode(preparation.tensor(of: picture).reshaped(Shape([1] + preparation.imageShape.dimensions)), top: top)[0]
  }

  /// The likeliest classes of a picture file, best first.
  ///
  /// - Throws: `PictureError`, which names the file.
  public func predictions(of file: URL, top: Int = 5) throws -> [Prediction] {
    try decode(preparation.tensor(of: file).reshaped(Shape([1] + preparation.imageShape.dimensions)), top: top)[0]
  }

  /// The likeliest classes of many picture files, best first, a few files in memory at a time.
  ///
  /// - Throws: `PictureError`, which names the first file that cannot be read.
  public func predictions(of files: [URL], top: Int = 5) throws -> [[Prediction]] {
    try stride(from: 0, to: files.count, by: Self.batchSize).flatMap { start in
      try results(of: Array(files[start..<min(start + Self.batchSize, files.count)]), top: top).map { try $0.get() }
    }
  }

  /// What is said of each of a few files, or why it cannot be read; decoded on all cores.
  ///
  /// - Throws: what goes wrong with the model.
  package func results(of files: [URL], top: Int) throws -> [Result<[Prediction], any Error>] {
    let size = preparation.imageShape.count
    var failures = [(any Error)?](repeating: nil, count: files.count)
    var pictures = Tensor(shape: Shape([files.count] + preparation.imageShape.dimensions))
    try pictures.withUnsafeMutableScalars { scalars in
      try failures.withUnsafeMutableBufferPointer { failures in
        try inParallel(count: files.count) { index in
          do {
            try preparation.load(files[index], into: .init(rebasing: scalars[index * size..<(index + 1) * size]))
          } catch {
            failures[index] = error
          }
        }
      }
    }
    let sound = files.indices.filter { failures[$0] == nil }
    guard !sound.isEmpty else { return failures.compactMap { $0.map { .failure($0) } } }
    var found = try decode(sound.count == files.count ? pictures : pictures.rows(sound), top: top)[...]
    return failures.map { failure in failure.map { .failure($0) } ?? .success(found.removeFirst()) }
  }

  private func decode(_ pictures: Tensor, top: Int) throws -> [[Prediction]] {
    let probabilities = ending.probabilities(try model.predict(pictures))
    return probabilities.withUnsafeScalars { scalars in
      (0..<pictures.shape[0]).map { row in
        let values = scalars[row * classNames.count..<(row + 1) * classNames.count].map { $0 }
        // What is no number comes last.
        let order = values.indices.sorted { first, second in
          let (a, b) = (values[first], values[second])
          return a.isNaN || b.isNaN || a == b ? (a.isNaN ? 1 : 0, first) < (b.isNaN ? 1 : 0, second) : a > b
        }
        return order.prefix(max(1, top)).map { index in
          Prediction(
            index: index, id: ids?[index] ?? classNames[index], name: classNames[index], probability: values[index])
        }
      }
    }
  }
}
