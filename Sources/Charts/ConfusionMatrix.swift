import StepOutput

/// How often pictures of each class were taken for each class: rows are what they are, columns what the model says.
public struct ConfusionMatrix: Sendable {
  public var title: String
  /// The classes, in the order of the model's outputs.
  public var classes: [String]
  /// `counts[true][predicted]`.
  public private(set) var counts: [[Int]]

  /// Counts pairs of true and predicted class indices; pairs outside the classes are left out.
  public init(title: String = "What was taken for what", classes: [String], truths: [Int], predictions: [Int]) {
    self.title = title
    self.classes = classes
    counts = Array(repeating: Array(repeating: 0, count: classes.count), count: classes.count)
    for (truth, prediction) in zip(truths, predictions)
    where classes.indices.contains(truth) && classes.indices.contains(prediction) {
      counts[truth][prediction] += 1
    }
  }

  /// The matrix in both palettes, described in words, with its numbers as a table.
  public func figure() -> StepOutput.Figure {
    let total = counts.joined().reduce(0, +)
    let right = classes.indices.reduce(0) { $0 + counts[$1][$1] }
    let description =
      total == 0
      ? "There is nothing to draw: no predictions were counted." : "\(right) of \(total) predictions are right."
    return StepOutput.Figure(
      title: title, description: description, light: svg(.light, description: description),
      dark: svg(.dark, description: description),
      data: StepOutput.Table(
        title: title, columns: [.init("is")] + classes.map { .init("predicted \($0)", .right) },
        rows: zip(classes, counts).map { [$0] + $1.map { "\($0)" } }))
  }

  private func svg(_ palette: Palette, description: String) -> String {
    guard counts.joined().reduce(0, +) > 0 else {
      return EmptyDrawing(sentence: "No predictions to count").svg(palette, title: title, description: description)
    }
    let cellHeight = 46.0
    let names = classes.map { TextWidth.fitted($0, size: TextStyle.narrowSize, width: 120) }
    let left = 14 + max(TextStyle.room("is"), names.map(TextStyle.room).max() ?? 0)
    let cellWidth = min(110, (460 - left) / Double(classes.count))
    let width = max(left + cellWidth * Double(classes.count), left + TextStyle.room("predicted as"))
    let canvas = Canvas(width: width, height: 50 + cellHeight * Double(classes.count), palette: palette)
    canvas.text("predicted as", x: left, y: 15, color: palette.ink, weight: .bold)
    canvas.text("is", x: left - 10, y: 38, anchor: .end, color: palette.ink, weight: .bold)
    for (row, values) in counts.enumerated() {
      let y = 50 + Double(row) * cellHeight
      canvas.text(names[row], x: left - 10, y: y + cellHeight / 2 + 4, anchor: .end, color: palette.ink)
      let sum = max(1, values.reduce(0, +))
      for (column, value) in values.enumerated() {
        let x = left + Double(column) * cellWidth
        if row == 0 {
          let name = TextWidth.fitted(classes[column], size: TextStyle.narrowSize, width: cellWidth - 4)
          canvas.text(name, x: x + cellWidth / 2, y: 38, anchor: .middle, color: palette.ink)
        }
        // Right ones in the first colour, mistakes in the second, stronger the more of the row they are.
        let share = 0.12 + 0.88 * Double(value) / Double(sum)
        let fill = palette.background.mixed(with: palette.color(row == column ? 0 : 1), value == 0 ? 0.06 : share)
        canvas.rectangle(x: x + 1.5, y: y + 1.5, width: cellWidth - 3, height: cellHeight - 3, radius: 4, color: fill)
        let word =
          fill.contrast(with: palette.ink) >= fill.contrast(with: palette.background)
          ? palette.ink : palette.background
        canvas.text(
          "\(value)", x: x + cellWidth / 2, y: y + cellHeight / 2 + 4.5, anchor: .middle, color: word, weight: .bold)
      }
    }
    return canvas.svg(title: title, description: description)
  }
}
