import StepOutput

extension ConfusionMatrix {
  /// How many are right, which mistake is the most frequent, and which classes had no examples.
  var description: String {
    let total = total
    guard total > 0 else { return "There is nothing to draw: no predictions were counted." }
    let right = classes.indices.reduce(0) { $0 + counts[$1][$1] }
    let sentence =
      right == total
      ? total == 1 ? "The one prediction is right." : "All \(total) predictions are right."
      : "\(right) of \(total) predictions are right. \(mostFrequentMistake)"
    return sentence + absentees
  }

  /// `The most frequent mistake: cat taken for dog, 9 of 224 times.`
  private var mostFrequentMistake: String {
    let largest = mistakes.map(\.count).max() ?? 0
    let candidates = mistakes.filter { $0.count == largest }
    // Of equally many, that of the smaller class weighs more.
    guard let first = candidates.min(by: { support($0.truth) < support($1.truth) }) else { return "" }
    let others =
      candidates.count == 1
      ? "" : candidates.count == 2 ? "; another is as frequent" : "; \(candidates.count - 1) others are as frequent"
    return "The most frequent mistake: \(classes[first.truth]) taken for \(classes[first.guess]), \(first.count) of "
      + "\(support(first.truth)) \(support(first.truth) == 1 ? "time" : "times")\(others)."
  }

  private var absentees: String {
    let names = classes.indices.filter { support($0) == 0 }.map { classes[$0] }
    switch names.count {
    case 0: return ""
    case 1: return " Nothing that was counted is \(names[0])."
    case 2...4:
      return " Nothing that was counted is \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")."
    default: return " Of \(names.count) classes nothing was counted."
    }
  }

  private var mistakes: [(truth: Int, guess: Int, count: Int)] {
    counts.enumerated().flatMap { truth, row in
      row.enumerated().compactMap { guess, count in
        truth == guess || count == 0 ? nil : (truth: truth, guess: guess, count: count)
      }
    }
  }

  /// How many examples of a class there are.
  func support(_ truth: Int) -> Int { counts[truth].reduce(0, +) }

  /// The whole matrix; with many classes a line for each with its most frequent mistake, which can still be read.
  var table: StepOutput.Table {
    guard classes.count > 20 else {
      return StepOutput.Table(
        title: title, columns: [.init("is")] + classes.map { .init("predicted \($0)", .right) },
        rows: zip(classes, counts).map { name, row in
          let sum = row.reduce(0, +)
          return [name]
            + row.map { isNormalized && sum > 0 ? "\($0) (\(share($0, of: sum)))" : "\($0)" }
        })
    }
    return StepOutput.Table(
      title: title,
      columns: [
        .init("is"), .init("predictions", .right), .init("right", .right), .init("most often mistaken for"),
        .init("how often", .right),
      ],
      rows: classes.indices.map { truth in
        let worst = counts[truth].indices.filter { $0 != truth && counts[truth][$0] > 0 }
          .max { (counts[truth][$0], $1) < (counts[truth][$1], $0) }
        return [
          classes[truth], "\(support(truth))", "\(counts[truth][truth])", worst.map { classes[$0] } ?? "",
          worst.map { "\(counts[truth][$0])" } ?? "",
        ]
      })
  }

  /// What stands in a cell.
  func label(_ value: Int, of sum: Int) -> String {
    guard isNormalized else { return "\(value)" }
    guard sum > 0 else { return "–" }
    let percent = Int((100 * Double(value) / Double(sum)).rounded())
    // All and nothing are said only of all and nothing.
    return value > 0 && percent == 0 ? "<1%" : value < sum && percent == 100 ? ">99%" : "\(percent)%"
  }

  private func share(_ value: Int, of sum: Int) -> String { ValueFormat.percent.text(Double(value) / Double(sum)) }
}
