extension ConfusionMatrix {
  /// Counts what a model predicts of pictures.
  ///
  /// - Parameters:
  ///   - predictions: `[N, classes]`; or `[N, 1]` or `[N]` for two classes with a sigmoid.
  ///   - pictures: made with `shuffle: false`, so that rows and pictures agree.
  ///   - fromLogits: whether the model ends without its softmax or sigmoid.
  ///   - threshold: above it a sigmoid means the second class.
  ///   - normalized: whether cells say which share of their row they are, instead of how many.
  /// - Throws: ``EvaluationError``.
  public init(
    _ title: String = ConfusionMatrix.defaultTitle, predictions: Tensor, of pictures: some LabeledPictures,
    fromLogits: Bool = false, threshold: Float = 0.5, normalized: Bool = false
  ) throws {
    let answers = try Answers(predictions, of: pictures, fromLogits: fromLogits, threshold: threshold)
    self.init(title, answers, normalized)
  }

  /// Counts what a model predicts, and what it should have.
  ///
  /// - Parameters:
  ///   - predictions: as for pictures.
  ///   - targets: class numbers `[N]` or `[N, 1]`, or one-hot rows `[N, classes]`.
  ///   - classes: their names; nil for their numbers.
  /// - Throws: ``EvaluationError``.
  public init(
    _ title: String = ConfusionMatrix.defaultTitle, predictions: Tensor, targets: Tensor, classes: [String]? = nil,
    fromLogits: Bool = false, threshold: Float = 0.5, normalized: Bool = false
  ) throws {
    let answers = try Answers(
      predictions, targets: targets, classNames: classes, fromLogits: fromLogits, threshold: threshold)
    self.init(title, answers, normalized)
  }

  private init(_ title: String, _ answers: Answers, _ normalized: Bool) {
    self.init(
      title: title, classes: answers.classNames, truths: answers.truths, predictions: answers.guesses,
      normalized: normalized)
  }
}
