import Tensors

/// How wrong a prediction is; the mean over a batch is what training makes small. As in `keras.losses`.
///
/// `.categoricalCrossentropy`, or with arguments: `.categoricalCrossentropy(labelSmoothing: 0.1)`. Behind a softmax or a
/// sigmoid, crossentropies take what goes into it, and do not clip.
public struct Loss: Sendable, CustomStringConvertible {
  /// What messages call it: `categoricalCrossentropy`.
  public let name: String
  /// Whether it is told that the model's outputs are logits: that they come from before a softmax or sigmoid.
  public let fromLogits: Bool
  /// How much of each target is spread over all classes, 0 to 1.
  public let labelSmoothing: Double
  let formula: Formula

  /// What it computes.
  enum Formula: Sendable {
    case categoricalCrossentropy, sparseCategoricalCrossentropy, binaryCrossentropy, meanSquaredError
    case custom(Custom)
  }

  /// A loss of your own: for outputs `[N, …]` and targets as the data gives them, one value an example, `[N]`, and the slope
  /// of each example's value by its outputs, of the outputs' shape.
  public typealias Custom = @Sendable (_ outputs: Tensor, _ targets: Tensor) -> (values: Tensor, slopes: Tensor)

  private init(_ name: String, _ formula: Formula, fromLogits: Bool = false, labelSmoothing: Double = 0) {
    self.name = name
    self.formula = formula
    self.fromLogits = fromLogits
    self.labelSmoothing = labelSmoothing
  }

  /// A loss of your own; see `Custom`.
  public init(_ name: String, _ formula: @escaping Custom) { self.init(name, .custom(formula)) }

  /// `-Σ y log p` for one-hot targets `[N, classes]`.
  public static let categoricalCrossentropy = Loss("categoricalCrossentropy", .categoricalCrossentropy)
  /// `-log p` of the right class, for targets that are class numbers, `[N]` or `[N, 1]`.
  public static let sparseCategoricalCrossentropy = Loss(
    "sparseCategoricalCrossentropy", .sparseCategoricalCrossentropy)
  /// `-y log p - (1 - y) log (1 - p)`, the mean over outputs, for targets 0 or 1.
  public static let binaryCrossentropy = Loss("binaryCrossentropy", .binaryCrossentropy)
  /// `(y - p)²`, the mean over outputs.
  public static let meanSquaredError = Loss("meanSquaredError", .meanSquaredError)

  /// `-Σ y log p` for one-hot targets `[N, classes]`.
  ///
  /// - Parameters:
  ///   - fromLogits: whether the model has no softmax of its own.
  ///   - labelSmoothing: s makes of a target y `y (1 - s) + s / classes`.
  public static func categoricalCrossentropy(fromLogits: Bool = false, labelSmoothing: Double = 0) -> Loss {
    Loss(
      "categoricalCrossentropy", .categoricalCrossentropy, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
  }

  /// `-log p` of the right class, for targets that are class numbers, `[N]` or `[N, 1]`.
  ///
  /// - Parameter fromLogits: whether the model has no softmax of its own.
  public static func sparseCategoricalCrossentropy(fromLogits: Bool) -> Loss {
    Loss("sparseCategoricalCrossentropy", .sparseCategoricalCrossentropy, fromLogits: fromLogits)
  }

  /// `-y log p - (1 - y) log (1 - p)`, the mean over outputs, for targets 0 or 1.
  ///
  /// - Parameters:
  ///   - fromLogits: whether the model has no sigmoid of its own.
  ///   - labelSmoothing: s makes of a target y `y (1 - s) + s / 2`.
  public static func binaryCrossentropy(fromLogits: Bool = false, labelSmoothing: Double = 0) -> Loss {
    Loss("binaryCrossentropy", .binaryCrossentropy, fromLogits: fromLogits, labelSmoothing: labelSmoothing)
  }

  /// The activation that the loss sees through; nil when it takes outputs as they are.
  var activation: ActivationFunction? {
    switch formula {
    case .categoricalCrossentropy, .sparseCategoricalCrossentropy: .softmax
    case .binaryCrossentropy: .sigmoid
    case .meanSquaredError, .custom: nil
    }
  }

  /// The name, and the arguments that are not as usual.
  public var description: String {
    name + (fromLogits ? ", from logits" : "") + (labelSmoothing == 0 ? "" : ", smoothing labels by \(labelSmoothing)")
  }
}
