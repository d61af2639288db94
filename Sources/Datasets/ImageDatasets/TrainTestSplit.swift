import Tensors

/// Splits examples into some to train on and others to test with, as scikit-learn's `train_test_split` does with the same
/// `randomState`.
///
/// - Parameters:
///   - x: the examples, `[N, …]`.
///   - y: what they should be predicted as, `[N, …]`.
///   - testSize: the part to test with, between 0 and 1; rounded up to whole examples.
///   - randomState: the seed of the order.
///   - shuffle: whether examples are mixed; else the last ones are to test with.
/// - Throws: `ImageDataGeneratorError`.
public func trainTestSplit(
  _ x: Tensor, _ y: Tensor, testSize: Double = 0.25, randomState: Int = 0, shuffle: Bool = true
) throws -> (xTrain: Tensor, xTest: Tensor, yTrain: Tensor, yTest: Tensor) {
  guard x.shape.rank > 0, y.shape.rank > 0, x.shape[0] == y.shape[0] else {
    throw ImageDataGeneratorError.counts(
      pictures: x.shape.rank > 0 ? x.shape[0] : 0, targets: y.shape.rank > 0 ? y.shape[0] : 0)
  }
  guard testSize > 0, testSize < 1 else {
    throw ImageDataGeneratorError.argument("testSize", value: "\(testSize)", expected: "between 0 and 1")
  }
  let count = x.shape[0]
  let testCount = Int((testSize * Double(count)).rounded(.up))
  guard testCount < count else {
    throw ImageDataGeneratorError.emptySubset("training", count: count, validationSplit: testSize)
  }
  var test = Array(count - testCount..<count)
  var train = Array(0..<count - testCount)
  if shuffle {
    var random = RandomState(seed: randomState)
    let order = random.permutation(count)
    (test, train) = (Array(order[..<testCount]), Array(order[testCount...]))
  }
  return (x.rows(train), x.rows(test), y.rows(train), y.rows(test))
}
