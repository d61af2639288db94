import Tensors

/// True positives, false positives and false negatives, for precision and recall.
/// As in `keras/src/metrics/confusion_metrics.py`.
struct PositiveCounts {
  /// What is asked of the counts.
  struct Question: Sendable {
    let isRecall: Bool
    let metric: String
    let threshold: Float
    let topK: Int?
    let classID: Int?

    init(isRecall: Bool, metric: String, threshold: Float?, topK: Int?, classID: Int?) {
      self.isRecall = isRecall
      self.metric = metric
      self.threshold = threshold ?? (topK == nil ? 0.5 : -.infinity)
      self.topK = topK
      self.classID = classID
    }
  }

  private var (truePositives, falsePositives, falseNegatives) = (0.0, 0.0, 0.0)

  mutating func add(_ targets: Tensor, _ outputs: Tensor, weights: [Float]?, _ question: Question) throws {
    let width = outputs.shape[-1]
    guard targets.count == outputs.count, outputs.shape.rank >= 1, width > 0 else {
      throw MetricMismatch(expected: "a target of 0 or 1 for each output (one-hot targets, as a softmax has)")
    }
    if let classID = question.classID, !(0..<width).contains(classID) {
      throw MetricMismatch(expected: "outputs with a class \(classID)")
    }
    let (y, p) = (targets.scalars, outputs.scalars)
    for start in stride(from: 0, to: p.count, by: width) {
      let row = start..<start + width
      var largest: Set<Int>?
      // Of equals the first counts as larger, as in `top_k`.
      if let k = question.topK { largest = Set(row.sorted { (p[$1], $0) < (p[$0], $1) }.prefix(k)) }
      let weight = weights.map { Double($0[start * $0.count / p.count]) } ?? 1
      for index in row where question.classID.map({ start + $0 == index }) ?? true {
        let isPositive = p[index] > question.threshold && largest?.contains(index) ?? true
        switch (y[index] != 0, isPositive) {
        case (true, true): truePositives += weight
        case (false, true): falsePositives += weight
        case (true, false): falseNegatives += weight
        case (false, false): break
        }
      }
    }
  }

  func result(_ question: Question) -> Double {
    let all = truePositives + (question.isRecall ? falseNegatives : falsePositives)
    return all == 0 ? 0 : truePositives / all
  }
}
