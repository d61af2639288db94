import Tensors

extension Loss {
  /// The mean loss of a batch and its slope by the outputs.
  ///
  /// - Parameters:
  ///   - outputs: `[N, …, classes]`.
  ///   - targets: what `targets(_:for:)` makes of them.
  ///   - weights: how much each example counts, N of them; the sum is still divided by N, as in Keras.
  ///   - areLogits: whether the outputs come from before the activation.
  /// - Throws: `TrainingError.custom` when a loss of somebody's own gives other shapes than it should.
  func callAsFunction(
    _ outputs: Tensor, _ targets: Tensor, weights: [Float]? = nil, areLogits: Bool
  ) throws -> (value: Double, slope: Tensor) {
    let (values, slopes) = try rows(outputs, targets, areLogits: areLogits)
    var slope = slopes
    let width = values.isEmpty ? 0 : outputs.count / values.count
    let perExample = max(values.count / max(outputs.shape[0], 1), 1)
    var total = 0.0
    slope.withUnsafeMutableScalars { slope in
      for (row, value) in values.enumerated() {
        let weight = weights.map { Double($0[row / perExample]) } ?? 1
        total += value * weight
        let factor = weight / Double(values.count)
        for index in row * width..<(row + 1) * width { slope[index] = Float(Double(slope[index]) * factor) }
      }
    }
    return (total / Double(max(values.count, 1)), slope)
  }

  /// The loss of each example: `[N]`.
  ///
  /// - Parameters:
  ///   - outputs: what a model says, `[N, classes]`; with `fromLogits`, before its softmax or sigmoid.
  ///   - targets: as the data gives them.
  /// - Throws: `TrainingError.targets` when they do not fit.
  public func values(outputs: Tensor, targets: Tensor) throws -> Tensor {
    let ready = try self.targets(targets, for: outputs.shape)
    let values = try rows(outputs, ready, areLogits: fromLogits).values
    let perExample = max(values.count / max(outputs.shape[0], 1), 1)
    return Tensor(
      shape: [outputs.shape[0]],
      scalars: (0..<outputs.shape[0]).map { example in
        Float(values[example * perExample..<(example + 1) * perExample].reduce(0, +) / Double(perExample))
      })
  }

  /// Targets as the formula compares them: of the outputs' shape, smoothed.
  ///
  /// - Throws: `TrainingError.targets` when they do not fit the outputs.
  func targets(_ targets: Tensor, for outputs: Shape) throws -> Tensor {
    let wrong = TrainingError.targets(loss: name, targets: targets.shape, outputs: outputs)
    guard outputs.rank >= 2 else { throw wrong }
    let smoothing = Float(labelSmoothing)
    switch formula {
    case .custom:
      return targets
    case .meanSquaredError:
      guard targets.count == outputs.count else { throw wrong }
      return targets.reshaped(outputs)
    case .categoricalCrossentropy:
      guard targets.shape == outputs else { throw wrong }
      return smoothing == 0 ? targets : targets.map { $0 * (1 - smoothing) + smoothing / Float(outputs[-1]) }
    case .binaryCrossentropy:
      guard targets.count == outputs.count else { throw wrong }
      let same = targets.reshaped(outputs)
      return smoothing == 0 ? same : same.map { $0 * (1 - smoothing) + smoothing / 2 }
    case .sparseCategoricalCrossentropy:
      let classes = outputs[-1]
      guard classes > 0, targets.count == outputs.count / classes else { throw wrong }
      var result = Tensor(shape: outputs)
      try result.withUnsafeMutableScalars { result in
        for (row, target) in targets.scalars.enumerated() {
          guard let number = Int(exactly: target), (0..<classes).contains(number) else {
            throw TrainingError.classNumber(target, classes: classes)
          }
          result[row * classes + number] = 1
        }
      }
      return result
    }
  }

  /// The loss of each row of outputs, and each row's slope.
  private func rows(_ outputs: Tensor, _ targets: Tensor, areLogits: Bool) throws -> (values: [Double], slopes: Tensor)
  {
    let row: (LossRow.Row, LossRow.Row, LossRow.Slope) -> Double
    switch (formula, areLogits) {
    case (.custom(let formula), _):
      let (values, slopes) = formula(outputs, targets)
      guard values.count == outputs.shape[0], slopes.count == outputs.count else {
        throw TrainingError.custom(loss: name, values: values.shape, slopes: slopes.shape, outputs: outputs.shape)
      }
      return (values.scalars.map(Double.init), slopes.reshaped(outputs.shape))
    case (.meanSquaredError, _): row = LossRow.squaredError
    case (.categoricalCrossentropy, true), (.sparseCategoricalCrossentropy, true): row = LossRow.softmaxCrossentropy
    case (.categoricalCrossentropy, false): row = LossRow.crossentropy
    case (.sparseCategoricalCrossentropy, false): row = LossRow.sparseCrossentropy
    case (.binaryCrossentropy, true): row = LossRow.sigmoidCrossentropy
    case (.binaryCrossentropy, false): row = LossRow.binaryCrossentropy
    }
    let width = outputs.shape[-1]
    guard width > 0 else { return ([], outputs) }
    var values: [Double] = []
    var slopes = outputs
    withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { slope in
      slopes.withUnsafeMutableScalars { slopes in
        outputs.withUnsafeScalars { outputs in
          targets.withUnsafeScalars { targets in
            for start in stride(from: 0, to: outputs.count, by: width) {
              let range = start..<start + width
              values.append(
                row(LossRow.Row(rebasing: outputs[range]), LossRow.Row(rebasing: targets[range]), slope))
              for index in 0..<width { slopes[start + index] = Float(slope[index]) }
            }
          }
        }
      }
    }
    return (values, slopes)
  }
}
