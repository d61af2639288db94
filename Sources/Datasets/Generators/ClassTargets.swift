import Tensors

/// Classes as a loss wants them.
struct ClassTargets {
  let mode: ClassMode
  let classCount: Int

  /// The targets of pictures of these classes; nil where the pictures are their own.
  func targets(of labels: [Int]) -> Tensor? {
    switch mode {
    case .input: return nil
    case .none: return Tensor(shape: [labels.count, 0])
    case .binary, .sparse: return Tensor(shape: [labels.count], scalars: labels.map(Float.init))
    case .categorical:
      var targets = Tensor(shape: [labels.count, classCount])
      targets.withUnsafeMutableScalars { scalars in
        for (row, label) in labels.enumerated() { scalars[row * classCount + label] = 1 }
      }
      return targets
    }
  }
}
