import Tensors
internal import Wording

extension Tensor {
  /// What a model takes each example for: the number of the largest of an example's outputs, or, where there is but one, 1
  /// above the threshold and else 0.
  ///
  /// - Parameter threshold: of the outputs of a sigmoid; 0 where the model ends before it.
  /// - Precondition: the tensor has the shape `[N, classes]`, or `[N, 1]` or `[N]` for two classes.
  public func predictedClasses(threshold: Float = 0.5) -> [Int] {
    require(
      (1...2).contains(shape.rank) && shape[-1] > 0 || shape == [0],
      "classes are asked of predictions of shape (N, classes) or (N,); these are \(shape)")
    return shape.rank == 1 || shape[1] == 1 ? scalars.map { $0 > threshold ? 1 : 0 } : argMaxByRow()
  }
}
