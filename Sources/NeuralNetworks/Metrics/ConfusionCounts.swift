import Tensors

/// How many examples of each class were taken for each class.
public struct ConfusionCounts: Hashable, Codable, Sendable {
  /// `counts[true][predicted]`.
  public private(set) var counts: [[Int]]

  /// Counts that have seen nothing.
  public init(classes: Int) { counts = Array(repeating: Array(repeating: 0, count: classes), count: classes) }

  /// Counts pairs of class numbers.
  ///
  /// - Throws: `TrainingError.counts` when there are more of one kind than of the other, `.classNumber` for a class that
  ///   there is not.
  public init(classes: Int, truths: [Int], predictions: [Int]) throws {
    self.init(classes: classes)
    guard truths.count == predictions.count else {
      throw TrainingError.counts(examples: truths.count, others: predictions.count, what: "predictions")
    }
    for (truth, prediction) in zip(truths, predictions) {
      guard let unknown = [truth, prediction].first(where: { !counts.indices.contains($0) }) else {
        counts[truth][prediction] += 1
        continue
      }
      throw TrainingError.classNumber(Float(unknown), classes: classes)
    }
  }

  /// Counts a batch.
  ///
  /// - Parameters:
  ///   - targets: one-hot `[N, classes]`, or class numbers `[N]`; 0 or 1 for a single output.
  ///   - outputs: `[N, classes]`, or `[N, 1]` or `[N]` for two classes with a sigmoid, whose border is one half.
  /// - Throws: `TrainingError.metric` when they do not go together, `.classNumber` for a class that there is not.
  public mutating func update(_ targets: Tensor, _ outputs: Tensor) throws {
    let width = outputs.shape.rank == 2 ? outputs.shape[1] : outputs.shape.rank
    let isOneHot = width > 1 && targets.shape == outputs.shape
    guard (1...2).contains(outputs.shape.rank), width > 0, isOneHot || targets.count == outputs.shape[0],
      counts.count == max(width, 2)
    else {
      throw TrainingError.metric(
        name: "confusion matrix", expected: "outputs for \(counts.count) classes and a class for each example",
        targets: targets.shape, outputs: outputs.shape)
    }
    let predicted = outputs.predictedClasses()
    let truths = isOneHot ? targets.argMaxByRow().map(Float.init) : targets.scalars
    for (truth, prediction) in zip(truths, predicted) {
      guard let row = Int(exactly: truth), counts.indices.contains(row) else {
        throw TrainingError.classNumber(truth, classes: counts.count)
      }
      counts[row][prediction] += 1
    }
  }

  /// How many examples of a class were counted.
  public func support(of number: Int) -> Int { counts[number].reduce(0, +) }

  /// How many were taken for a class.
  public func predicted(_ number: Int) -> Int { counts.reduce(0) { $0 + $1[number] } }

  /// How many examples were counted.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The share on the diagonal.
  public var accuracy: Double { ratio(counts.indices.reduce(0) { $0 + counts[$1][$1] }, total) }

  /// Of what was taken for a class, the share that is; 0 when nothing was.
  public func precision(of number: Int) -> Double {
    ratio(counts[number][number], predicted(number))
  }

  /// Of a class's examples, the share that was taken for it; 0 when there is none.
  public func recall(of number: Int) -> Double { ratio(counts[number][number], support(of: number)) }

  /// The harmonic mean of precision and recall.
  public func f1(of number: Int) -> Double {
    let (precision, recall) = (precision(of: number), recall(of: number))
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
