import Foundation

extension PictureGrid {
  /// Pictures with what a model takes them for, those first of whose true class it is least sure, so with the largest
  /// loss: mistakes, then close calls.
  ///
  /// - Parameters:
  ///   - predictions: what the model predicts of `pictures`: `[N, classes]`, or `[N, 1]` or `[N]` for two classes with a
  ///     sigmoid.
  ///   - pictures: made with `shuffle: false`, so that rows and files agree.
  ///   - count: how many at most; all where it is nil.
  ///   - mistakesOnly: whether pictures that are taken for what they are stay away. Without a mistake the grid says so.
  ///   - fromLogits: whether the model ends without its softmax or sigmoid.
  ///   - threshold: above it a sigmoid means the second class.
  /// - Throws: ``EvaluationError`` where predictions and pictures do not agree; `PictureError` where a file cannot be read.
  public init(
    _ title: String? = nil, predictions: Tensor, of pictures: some LabeledPictures, count: Int? = nil,
    mistakesOnly: Bool = false, fromLogits: Bool = false, threshold: Float = 0.5
  ) throws {
    let answers = try Answers(predictions, of: pictures, fromLogits: fromLogits, threshold: threshold)
    self.init(title)
    let rows = answers.leastSureFirst.filter { !mistakesOnly || answers.truths[$0] != answers.guesses[$0] }
    if rows.isEmpty {
      sentence = pictures.count == 0 ? "There are no pictures." : Self.noMistakes(of: pictures.count)
    }
    for row in rows.prefix(max(0, count ?? rows.count)) {
      let (truth, guess) = (answers.truths[row], answers.guesses[row])
      let sure = String(format: "%.0f%%", answers.probability(row, of: guess) * 100)
      add(
        try Picture(contentsOf: pictures.fileURLs[row]),
        caption: guess == truth
          ? "\(answers.classNames[truth]), \(sure)"
          : "is \(answers.classNames[truth]), taken for \(answers.classNames[guess]) (\(sure))",
        mark: guess == truth ? .right : .wrong)
    }
  }

  private static func noMistakes(of count: Int) -> String {
    count == 1
      ? "No mistakes: the one picture is taken for what it is."
      : "No mistakes: all \(count) pictures are taken for what they are."
  }

  /// A picture, and those whose features are most like its own, with their cosine similarities.
  ///
  /// - Parameters:
  ///   - row: which picture.
  ///   - pictures: made with `shuffle: false`, so that rows and files agree.
  ///   - features: those of `pictures`, `[N, D]`.
  /// - Throws: ``EvaluationError`` where rows and pictures do not agree; `PictureError` where a file cannot be read.
  public init(
    _ title: String? = nil, nearestTo row: Int, in pictures: some LabeledPictures, features: Tensor, count: Int = 4
  ) throws {
    try EvaluationError.check(rows: features, of: pictures)
    guard features.shape.rank == 2 else { throw EvaluationError.rows(features.shape, pictures: pictures.count) }
    guard pictures.fileURLs.indices.contains(row) else {
      throw EvaluationError.noSuchRow(row, count: pictures.count)
    }
    self.init(title)
    add(
      try Picture(contentsOf: pictures.fileURLs[row]),
      caption: "\(pictures.classNames[pictures.classes[row]]): asked about")
    for nearest in features.nearestRows(to: row, count: count) {
      let name = pictures.classNames[pictures.classes[nearest.row]]
      add(
        try Picture(contentsOf: pictures.fileURLs[nearest.row]),
        caption: name + String(format: ", cosine %.2f", nearest.similarity))
    }
  }
}
