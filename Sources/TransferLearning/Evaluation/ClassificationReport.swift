/// How good a classifier is at each of its classes. The numbers of scikit-learn's `classification_report`.
///
/// ```swift
/// try ClassificationReport(predictions: model.predict(test), of: test)
/// ```
///
/// All classes have a row, also those that never came. Where a share would be 0 of 0 it counts as 0, and a line below the
/// table says so.
public struct ClassificationReport: Hashable, Sendable {
  /// The numbers of a class, or their mean.
  public struct Row: Hashable, Sendable {
    /// The class: `rural`.
    public let name: String
    /// Of what was taken for the class, the share that is; 0…1.
    public let precision: Double
    /// Of what is the class, the share that was taken for it; 0…1.
    public let recall: Double
    /// The harmonic mean of both.
    public let f1Score: Double
    /// How many examples are of the class.
    public let support: Int
  }

  /// Above the table.
  public var title: String
  /// How many decimals are written.
  public var digits: Int
  /// A row a class, in their order.
  public let rows: [Row]
  /// The share of right answers.
  public let accuracy: Double
  /// What was taken for what.
  public let counts: ConfusionCounts

  /// From classes by their numbers.
  ///
  /// - Parameters:
  ///   - classes: their names, in the order of the model's outputs.
  ///   - truths: what each example is.
  ///   - predictions: what each was taken for.
  /// - Throws: ``EvaluationError``.
  public init(
    _ title: String = "Classification report", classes: [String], truths: [Int], predictions: [Int], digits: Int = 2
  ) throws {
    guard truths.count == predictions.count else {
      throw EvaluationError.counts(truths: truths.count, predictions: predictions.count)
    }
    guard !truths.isEmpty else { throw EvaluationError.nothing }
    if let unknown = (truths + predictions).first(where: { !classes.indices.contains($0) }) {
      throw EvaluationError.classNumber(Float(unknown), classes: classes.count)
    }
    let counts = try ConfusionCounts(classes: classes.count, truths: truths, predictions: predictions)
    self.counts = counts
    self.title = title
    self.digits = max(0, digits)
    accuracy = counts.accuracy
    rows = classes.enumerated().map { number, name in
      Row(
        name: name, precision: counts.precision(of: number), recall: counts.recall(of: number),
        f1Score: counts.f1(of: number), support: counts.support(of: number))
    }
  }

  init(_ title: String, _ answers: Answers, digits: Int) throws {
    try self.init(
      title, classes: answers.classNames, truths: answers.truths, predictions: answers.guesses, digits: digits)
  }

  /// From what a model predicts of pictures.
  ///
  /// - Parameters:
  ///   - predictions: `[N, classes]`; or `[N, 1]` or `[N]` for two classes with a sigmoid.
  ///   - pictures: made with `shuffle: false`, so that rows and pictures agree.
  ///   - fromLogits: whether the model ends without its softmax or sigmoid.
  ///   - threshold: above it a sigmoid means the second class.
  /// - Throws: ``EvaluationError``.
  public init(
    _ title: String = "Classification report", predictions: Tensor, of pictures: some LabeledPictures,
    fromLogits: Bool = false, threshold: Float = 0.5, digits: Int = 2
  ) throws {
    try self.init(
      title, Answers(predictions, of: pictures, fromLogits: fromLogits, threshold: threshold), digits: digits)
  }

  /// From what a model predicts, and what it should have.
  ///
  /// - Parameters:
  ///   - predictions: as for pictures.
  ///   - targets: class numbers `[N]` or `[N, 1]`, or one-hot rows `[N, classes]`.
  ///   - classes: their names; nil for their numbers.
  /// - Throws: ``EvaluationError``.
  public init(
    _ title: String = "Classification report", predictions: Tensor, targets: Tensor, classes: [String]? = nil,
    fromLogits: Bool = false, threshold: Float = 0.5, digits: Int = 2
  ) throws {
    let answers = try Answers(
      predictions, targets: targets, classNames: classes, fromLogits: fromLogits, threshold: threshold)
    try self.init(title, answers, digits: digits)
  }

  /// The row of a class; nil where there is no class of that name.
  public subscript(name: String) -> Row? { rows.first { $0.name == name } }

  /// The mean over the classes: each counts the same, however many examples it has.
  public var macroAverage: Row { average("macro avg") { _ in 1 } }

  /// The mean over the classes, each as much as it has examples.
  public var weightedAverage: Row { average("weighted avg") { Double($0.support) } }

  private func average(_ name: String, _ weight: (Row) -> Double) -> Row {
    let total = rows.reduce(0) { $0 + weight($1) }
    func mean(_ number: (Row) -> Double) -> Double { rows.reduce(0) { $0 + weight($1) * number($1) } / total }
    return Row(
      name: name, precision: mean(\.precision), recall: mean(\.recall), f1Score: mean(\.f1Score),
      support: counts.total)
  }
}
