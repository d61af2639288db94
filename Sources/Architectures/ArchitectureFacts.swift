import Tensors

/// What is known of a published network.
///
/// Size, accuracy and depth are those of Keras's table of applications (keras.io/api/applications), nil where it has none.
public struct ArchitectureFacts: Hashable, Sendable {
  /// The paper: authors, title, where it can be read.
  public let citation: String
  /// Height and width of the pictures that its weights were trained on, in pixels.
  public let defaultSize: Int
  /// The smallest height and width that it takes, in pixels.
  public let minimumSize: Int
  /// What it expects of its pixels.
  public let preprocessing: Preprocessing
  /// How many numbers it holds, with its 1000-class top; moving statistics are counted.
  public let parameterCount: Int
  /// How many features a picture has after global pooling.
  public let featureCount: Int
  /// How large Keras's file of weights with top is, in megabytes of 2²⁰ bytes.
  public let megabytes: Double?
  /// The share of ImageNet's 50,000 validation pictures whose first guess is right, 0…1.
  public let top1: Double?
  /// The share of them that has the right class among the first five guesses, 0…1.
  public let top5: Double?
  /// The number of layers as Keras counts them: those with parameters, batch normalization included.
  public let depth: Int?

  init(
    citation: String, defaultSize: Int = 224, minimumSize: Int = 32, preprocessing: Preprocessing,
    parameterCount: Int, featureCount: Int, megabytes: Double? = nil, top1: Double? = nil, top5: Double? = nil,
    depth: Int? = nil
  ) {
    self.citation = citation
    self.defaultSize = defaultSize
    self.minimumSize = minimumSize
    self.preprocessing = preprocessing
    self.parameterCount = parameterCount
    self.featureCount = featureCount
    self.megabytes = megabytes
    self.top1 = top1
    self.top5 = top5
    self.depth = depth
  }
}
