import Tensors

/// What is counted beside the loss.
public enum Metric: String, Hashable, Codable, Sendable {
  /// The share of examples whose largest output is the target; with a single output, whether it is on the right side of
  /// one half.
  case accuracy

  /// How many of a batch are right.
  ///
  /// - Parameters:
  ///   - outputs: `[N, classes]`, after the activation or before a softmax.
  ///   - targets: `[N, classes]`.
  func count(_ outputs: Tensor, _ targets: Tensor, areLogits: Bool) -> Int {
    guard outputs.shape[1] > 1 else {
      let border: Float = areLogits ? 0 : 0.5
      return zip(outputs.scalars, targets.scalars).filter { ($0 > border) == ($1 > 0.5) }.count
    }
    return zip(outputs.argMaxByRow(), targets.argMaxByRow()).filter { $0 == $1 }.count
  }
}
