/// What examples are, and what a model says of them.
struct Answers {
  /// The class of each example.
  let truths: [Int]
  /// What the model takes each for.
  let guesses: [Int]
  let classNames: [String]
  private let probabilities: Tensor
  /// How many outputs an example has; 1 for a sigmoid, which says how likely the second class is.
  private let width: Int

  /// - Parameters:
  ///   - predictions: `[N, classes]`, or `[N, 1]` or `[N]` for two classes.
  ///   - truths: the class of each example, by its number.
  ///   - classNames: as many as there are classes.
  ///   - fromLogits: whether the model ends without its softmax or sigmoid.
  ///   - threshold: above it a sigmoid means the second class.
  /// - Throws: ``EvaluationError``.
  init(
    _ predictions: Tensor, truths: [Int], classNames: [String], fromLogits: Bool = false, threshold: Float = 0.5
  ) throws {
    guard (1...2).contains(predictions.shape.rank), predictions.shape[0] == truths.count else {
      throw EvaluationError.rows(predictions.shape, pictures: truths.count)
    }
    width = predictions.shape.rank == 1 ? 1 : predictions.shape[1]
    guard classNames.count == max(width, 2), width > 0 else {
      throw EvaluationError.classes(predicted: width, names: classNames)
    }
    let rows = predictions.reshaped([truths.count, width])
    probabilities = fromLogits ? (width == 1 ? ActivationFunction.sigmoid : .softmax)(rows) : rows
    if let odd = probabilities.scalars.first(where: { !($0 >= -1e-3 && $0 <= 1.001) }) {
      throw EvaluationError.noProbability(odd)
    }
    if let unknown = truths.first(where: { !classNames.indices.contains($0) }) {
      throw EvaluationError.classNumber(Float(unknown), classes: classNames.count)
    }
    self.truths = truths
    self.classNames = classNames
    guesses = probabilities.predictedClasses(threshold: threshold)
  }

  /// Predictions of pictures, row by row.
  init(
    _ predictions: Tensor, of pictures: some LabeledPictures, fromLogits: Bool, threshold: Float
  ) throws {
    try EvaluationError.check(rows: predictions, of: pictures)
    try self.init(
      predictions, truths: pictures.classes, classNames: pictures.classNames, fromLogits: fromLogits,
      threshold: threshold)
  }

  /// Predictions and targets as a loss takes them: class numbers `[N]` or `[N, 1]`, or one-hot rows.
  ///
  /// - Parameter classNames: nil for the classes' numbers.
  init(
    _ predictions: Tensor, targets: Tensor, classNames: [String]?, fromLogits: Bool, threshold: Float
  ) throws {
    guard (1...2).contains(predictions.shape.rank), targets.shape.rank > 0,
      targets.shape[0] == predictions.shape[0]
    else { throw EvaluationError.targets(targets.shape, predictions: predictions.shape) }
    let width = predictions.shape.rank == 1 ? 1 : predictions.shape[1]
    let classes = max(width, 2)
    var truths: [Int]
    if width > 1, targets.shape == predictions.shape {
      truths = targets.argMaxByRow()
    } else if targets.count == targets.shape[0] {
      truths = try targets.scalars.map { number in
        guard let truth = Int(exactly: number) else {
          throw EvaluationError.classNumber(number, classes: classes)
        }
        return truth
      }
    } else {
      throw EvaluationError.targets(targets.shape, predictions: predictions.shape)
    }
    try self.init(
      predictions, truths: truths, classNames: classNames ?? (0..<classes).map(String.init), fromLogits: fromLogits,
      threshold: threshold)
  }

  /// How likely the model finds it that an example is of a class.
  func probability(_ row: Int, of number: Int) -> Float {
    probabilities.withUnsafeScalars { scalars in
      guard width == 1 else { return scalars[row * width + number] }
      return number == 1 ? scalars[row] : 1 - scalars[row]
    }
  }

  /// All examples, those first of whose true class the model is least sure: the largest cross-entropy first.
  var leastSureFirst: [Int] {
    let sure = truths.indices.map { probability($0, of: truths[$0]) }
    return truths.indices.sorted { (sure[$0], $0) < (sure[$1], $1) }
  }

  /// How many are taken for what they are not.
  var mistakes: Int { zip(truths, guesses).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) } }
}

extension EvaluationError {
  static func check(rows: Tensor, of pictures: some LabeledPictures) throws {
    if pictures.shuffle { throw EvaluationError.shuffled }
    guard pictures.classes.count == pictures.count else { throw EvaluationError.unlabeled }
    guard rows.shape.rank > 0, rows.shape[0] == pictures.count else {
      throw EvaluationError.rows(rows.shape, pictures: pictures.count)
    }
  }
}
