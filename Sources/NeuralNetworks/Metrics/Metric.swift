import Tensors

/// What is counted beside the loss, batch by batch. As in `keras.metrics`.
///
/// `.accuracy`, or with arguments: `.binaryAccuracy(threshold: 0.3)`. Metrics see what the model predicts, after its softmax or
/// sigmoid, and targets as the data gives them.
public struct Metric: Sendable {
  /// What reports call it: `top_k_categorical_accuracy`.
  public private(set) var name: String
  /// Whether more is better; nil when that is not known.
  public let isBetterWhenLarger: Bool?
  let kind: Kind

  /// What it counts.
  enum Kind: Sendable {
    case mean(Mean)
    case positives(PositiveCounts.Question)
    case areaUnderCurve(AreaUnderCurve)
  }

  /// A value for each of some targets `[N, …]` and outputs `[N, …]`: `[N]`, whose mean over all examples is reported.
  public typealias Mean = @Sendable (_ targets: Tensor, _ outputs: Tensor) throws -> Tensor

  init(_ name: String, larger: Bool?, _ kind: Kind) {
    self.name = name
    isBetterWhenLarger = larger
    self.kind = kind
  }

  /// A metric of your own: the mean of what `mean` says of each example.
  ///
  /// - Parameters:
  ///   - name: what reports call it.
  ///   - isBetterWhenLarger: whether more is better; callbacks that watch it ask.
  ///   - mean: see `Mean`.
  public init(_ name: String, isBetterWhenLarger: Bool? = nil, mean: @escaping Mean) {
    self.init(name, larger: isBetterWhenLarger, .mean(mean))
  }

  /// The same under another name.
  public func named(_ name: String) -> Metric {
    var copy = self
    copy.name = name
    return copy
  }

  /// Counts that have seen nothing.
  ///
  /// `var auc = Metric.auc.state()`, `try auc.update(targets, outputs)` for each batch, then `auc.result`.
  public func state() -> MetricState { MetricState(self) }
}

extension Metric {
  /// The share of right answers; which kind is picked by the shapes of targets and outputs, as in Keras: binary for a single
  /// output, sparse for targets that are class numbers, else categorical.
  public static let accuracy = Metric("accuracy", larger: true, .mean(Matches.byShapes))
  /// The share of examples whose largest output is the one of the one-hot target.
  public static let categoricalAccuracy = Metric("categorical_accuracy", larger: true, .mean(Matches.categorical))
  /// The share of examples whose largest output is the target's class number.
  public static let sparseCategoricalAccuracy = Metric(
    "sparse_categorical_accuracy", larger: true, .mean(Matches.sparse))
  /// The share of outputs that are on the target's side of one half.
  public static let binaryAccuracy: Metric = binaryAccuracy(threshold: 0.5)
  /// The share of examples whose class is among the five with the largest outputs.
  public static let topKCategoricalAccuracy: Metric = topKCategoricalAccuracy(k: 5)
  /// The same for targets that are class numbers.
  public static let sparseTopKCategoricalAccuracy: Metric = sparseTopKCategoricalAccuracy(k: 5)
  /// Of what is taken for positive, the share that is.
  public static let precision: Metric = precision(threshold: 0.5)
  /// Of what is positive, the share that is taken for it.
  public static let recall: Metric = recall(threshold: 0.5)
  /// The area under the curve of true positives over false ones, at 200 thresholds.
  public static let auc: Metric = auc(numThresholds: 200)
  /// The mean of `(y - p)²`.
  public static let meanSquaredError = Metric("mean_squared_error", larger: false, .mean(Matches.squaredError))
  /// The mean of `|y - p|`.
  public static let meanAbsoluteError = Metric("mean_absolute_error", larger: false, .mean(Matches.absoluteError))

  /// The share of outputs that are on the target's side of a threshold: above it means 1.
  public static func binaryAccuracy(threshold: Float) -> Metric {
    Metric("binary_accuracy", larger: true, .mean { try Matches.binary($0, $1, threshold: threshold) })
  }

  /// The share of examples whose class, of one-hot targets, is among the k with the largest outputs.
  public static func topKCategoricalAccuracy(k: Int) -> Metric {
    Metric("top_k_categorical_accuracy", larger: true, .mean { try Matches.topK($0, $1, k: k) })
  }

  /// The share of examples whose class, by its number, is among the k with the largest outputs.
  public static func sparseTopKCategoricalAccuracy(k: Int) -> Metric {
    Metric("sparse_top_k_categorical_accuracy", larger: true, .mean { try Matches.sparseTopK($0, $1, k: k) })
  }

  /// Of what is taken for positive, the share that is; 0 when nothing is.
  ///
  /// - Parameters:
  ///   - threshold: outputs above it mean positive; nil for one half, or with `topK` for no threshold.
  ///   - topK: of each example, only the k largest outputs can mean positive.
  ///   - classID: the class that is asked about; nil for all.
  public static func precision(threshold: Float? = nil, topK: Int? = nil, classID: Int? = nil) -> Metric {
    Metric(
      "precision", larger: true,
      .positives(.init(isRecall: false, metric: "precision", threshold: threshold, topK: topK, classID: classID)))
  }

  /// Of what is positive, the share that is taken for it; 0 when nothing is.
  ///
  /// - Parameters: as for `precision(threshold:topK:classID:)`.
  public static func recall(threshold: Float? = nil, topK: Int? = nil, classID: Int? = nil) -> Metric {
    Metric(
      "recall", larger: true,
      .positives(.init(isRecall: true, metric: "recall", threshold: threshold, topK: topK, classID: classID)))
  }

  /// The area under a curve that a moving threshold draws, by interpolation between thresholds.
  ///
  /// - Parameters:
  ///   - numThresholds: how many; at least 2.
  ///   - curve: true positives over false ones, or precision over recall.
  ///   - fromLogits: whether the model has no sigmoid of its own.
  public static func auc(
    numThresholds: Int = 200, curve: AreaUnderCurve.Curve = .roc, fromLogits: Bool = false
  ) -> Metric {
    Metric(
      "auc", larger: true,
      .areaUnderCurve(AreaUnderCurve(numThresholds: numThresholds, curve: curve, fromLogits: fromLogits)))
  }
}
