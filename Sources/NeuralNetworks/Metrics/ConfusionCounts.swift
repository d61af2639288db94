import Tensors

/// How many examples of each class were taken for each class.
public struct ConfusionCounts: Hashable, Codable, Sendable {
  /// `counts[true][predicted]`.
  public private(set) var counts: [[Int]]

  /// Counts that have seen nothing.
  public init(classes: Int) { counts = Array(repeating: Array(repeating: 0, count: classes), count: classes) }

  /// Counts a batch.
  ///
  /// - Parameters:
  ///   - targets: one-hot `[N, classes]`, or class numbers `[N]`; 0 or 1 for a single output.
  ///   - outputs: `[N, classes]`, or `[N, 1]` for two classes with a sigmoid, whose border is one half.
  /// - Throws: `TrainingError.metric` when they do not go together, `.classNumber` for a class that there is not.
  public mutating func update(_ targets: Tensor, _ outputs: Tensor) throws {
    let width = outputs.shape.rank == 2 ? outputs.shape[1] : 0
    let isOneHot = width > 1 && targets.shape == outputs.shape
    guard width > 0, isOneHot || targets.count == outputs.shape[0], counts.count == max(width, 2) else {
      throw TrainingError.metric(
        name: "confusion matrix", expected: "outputs for \(counts.count) classes and a class for each example",
        targets: targets.shape, outputs: outputs.shape)
    }
    let predicted = width == 1 ? outputs.scalars.map { $0 > 0.5 ? 1 : 0 } : outputs.argMaxByRow()
    let truths = isOneHot ? targets.argMaxByRow().map(Float.init) : targets.scalars
    for (truth, prediction) in zip(truths, predicted) {
      guard let row = Int(exactly: truth), counts.indices.contains(row) else {
        throw TrainingError.classNumber(truth, classes: counts.count)
      }
      counts[row][prediction] += 1
    }
  }

  /// How many examples were counted.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The share on the diagonal.
  public var accuracy: Double { ratio(counts.indices.reduce(0) { $0 + counts[$1][$1] }, total) }

  /// Of what was taken for a class, the share that is; 0 when nothing was.
  public func precision(of number: Int) -> Double {
    ratio(counts[number][number], counts.reduce(0) { $0 + $1[number] })
  }

  /// Of a class's examples, the share that was taken for it; 0 when there is none.
  public func recall(of number: Int) -> Double { ratio(counts[number][number], counts[number].reduce(0, +)) }

  /// The harmonic mean of precision and recall.
  public func f1(of number: Int) -> Double {
    let (precision, recall) = (precision(of: number), recall(of: number))
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
