import StepOutput

/// How often pictures of each class were taken for each class: rows are what they are, columns what the model says.
public struct ConfusionMatrix: Sendable {
  public var title: String
  /// The classes, in the order of the model's outputs.
  public var classes: [String]
  /// `counts[true][predicted]`.
  public private(set) var counts: [[Int]]
  /// Whether cells say which share of their row they are, instead of how many.
  public var isNormalized: Bool

  /// Counts pairs of true and predicted class indices; pairs outside the classes are left out.
  public init(
    title: String = Self.defaultTitle, classes: [String], truths: [Int], predictions: [Int], normalized: Bool = false
  ) {
    self.title = title
    self.classes = classes
    isNormalized = normalized
    counts = Array(repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    for (truth, prediction) in zip(truths, predictions)
    where classes.indices.contains(truth) && classes.indices.contains(prediction) {
      counts[truth][prediction] += 1
    }
  }

  /// What stands above a matrix that has no title of its own.
  public static let defaultTitle = "What was taken for what"

  /// How many predictions were counted.
  public var total: Int { counts.joined().reduce(0, +) }

  /// The matrix in both palettes, described in words, with its numbers as a table.
  public func figure() -> StepOutput.Figure {
    let description = description
    return StepOutput.Figure(
      title: title, description: description, light: svg(.light, description: description),
      dark: svg(.dark, description: description), data: table)
  }

  private func svg(_ palette: Palette, description: String) -> String {
    total == 0
      ? EmptyDrawing(sentence: "No predictions to count").svg(palette, title: title, description: description)
      : ConfusionMatrixDrawing(self).svg(palette, description: description)
  }
}
