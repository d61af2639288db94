import NeuralNetworks
import Tensors
internal import Wording

/// A published network: what it is called, what it wants, and how it is built. Layers are named as in Keras.
public struct Architecture: Sendable, CustomStringConvertible {
  /// The name in Swift's spelling: `efficientNetLite0`.
  public let name: String
  /// The name that Keras gives the model: `xception`.
  public let modelName: String
  /// The paper: authors, title, where it can be read.
  public let citation: String
  /// Height and width of the pictures that its weights were trained on, in pixels.
  public let defaultSize: Int
  /// What it expects of its pixels.
  public let preprocessing: Preprocessing
  /// How many numbers it holds, with its 1000-class top; moving statistics are counted.
  public let parameterCount: Int
  /// How many features a picture has after global pooling.
  public let featureCount: Int
  /// The share that is dropped before the last layer while training; nil when there is no such layer.
  let topDropout: Float?
  /// Whether the pooling of a model without its top is called `avg_pool`, or has Keras's automatic name.
  let namesPooling: Bool
  /// From `[H, W, 3]` to the last feature map `[H', W', C]`.
  let features: @Sendable (SymbolicTensor) throws -> SymbolicTensor

  /// All that can be built.
  public static let all: [Architecture] = [.efficientNetLite0, .xception]

  /// The name.
  public var description: String { name }

  /// The architecture of this name; capitals, spaces, hyphens and underscores do not matter.
  ///
  /// - Throws: `ArchitectureError.unknown`, with the nearest names.
  public static func named(_ name: String) throws -> Architecture {
    func plain(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
    if let found = all.first(where: { plain($0.name) == plain(name) }) { return found }
    let names = all.map(\.name)
    throw ArchitectureError.unknown(
      name: name, nearest: Spelling.nearest(to: name, among: names), known: names)
  }
}
