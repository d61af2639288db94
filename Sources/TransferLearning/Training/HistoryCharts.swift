import Foundation

/// Accuracy by epoch: on the training pictures and, where there were any, on those for validation.
public func accuracyChart(_ history: History) -> LineChart { chart(of: history, "accuracy") }

/// Loss by epoch: on the training pictures and, where there were any, on those for validation.
public func lossChart(_ history: History) -> LineChart { chart(of: history, "loss") }

/// Several runs on one chart: the accuracy of each on its validation pictures, or on its training pictures where it had
/// no others.
public func accuracyChart(_ runs: KeyValuePairs<String, History>) -> LineChart { chart(of: runs, "accuracy") }

/// Several runs on one chart: the loss of each on its validation pictures, or on its training pictures where it had no
/// others.
public func lossChart(_ runs: KeyValuePairs<String, History>) -> LineChart { chart(of: runs, "loss") }

/// The curves of training and validation, with a ring around the best epoch of validation.
///
/// - Parameter name: what is drawn: `accuracy`, `loss`, or what else was measured.
/// - Throws: ``EvaluationError`` where the history has no such numbers.
public func learningCurves(_ history: History, of name: String = "accuracy") throws -> LineChart {
  guard !history[name].isEmpty else { throw EvaluationError.noMetric(name, run: nil, names: history.names) }
  var chart = chart(of: history, name)
  chart.series[chart.series.count - 1].markBest(name)
  return chart
}

/// The curves of several runs on one chart: a colour a run, dashed for training and solid for validation, with a ring
/// around the best epoch of each. Runs stand at their epochs: one that was taken up at `initialEpoch` begins there.
///
/// ```swift
/// try learningCurves(["plain": plain, "dropout": withDropout], of: "loss")
/// ```
///
/// - Parameter name: what is drawn: `accuracy`, `loss`, or what else was measured.
/// - Throws: ``EvaluationError`` where a history has no such numbers.
public func learningCurves(
  _ runs: KeyValuePairs<String, History>, of name: String = "accuracy"
) throws -> LineChart {
  var curves: [LineChart.Series] = []
  for (index, run) in runs.enumerated() {
    guard !run.value[name].isEmpty else {
      throw EvaluationError.noMetric(name, run: run.key, names: run.value.names)
    }
    var parts = run.value.curves(name).map { part in
      LineChart.Series(
        "\(run.key), \(part.name)", part.values, positions: part.positions, group: index, isCompanion: true)
    }
    parts[parts.count - 1].isCompanion = false
    parts[parts.count - 1].markBest(name)
    curves += parts
  }
  return chart("\(name.asTitle) by epoch", curves, name)
}

extension History {
  /// Training and, where there was one, validation, each number at its epoch.
  fileprivate func curves(_ name: String) -> [LineChart.Series] {
    [("training", name), ("validation", "val_" + name)].filter { !self[$0.1].isEmpty }.map { title, name in
      LineChart.Series(title, self[name], positions: epochNumbers(of: name).map { $0 + 1 })
    }
  }
}

extension LineChart.Series {
  /// Rings the first of the best values, where it is known whether that is a large or a small one.
  fileprivate mutating func markBest(_ name: String) {
    let order: ((Double, Double) -> Bool)?
    switch name {
    case _ where name.contains("loss") || name.contains("error"): order = { $0 < $1 }
    case _ where ["accuracy", "precision", "recall", "auc"].contains(where: name.contains): order = { $0 > $1 }
    default: order = nil
    }
    guard let order else { return }
    best = values.indices.filter { values[$0].isFinite }.reduce(nil as Int?) { best, index in
      guard let best else { return index }
      return order(values[index], values[best]) ? index : best
    }
  }
}

extension String {
  /// `top_k_categorical_accuracy` is `Top k categorical accuracy`.
  fileprivate var asTitle: String {
    prefix(1).uppercased() + dropFirst().replacingOccurrences(of: "_", with: " ")
  }
}

private func chart(of history: History, _ name: String) -> LineChart {
  chart("\(name.asTitle) by epoch", history.curves(name), name)
}

private func chart(of runs: KeyValuePairs<String, History>, _ name: String) -> LineChart {
  let validates = runs.contains { !$0.value["val_" + name].isEmpty }
  let curves = runs.map { run in
    guard var curve = run.value.curves(name).last else { return LineChart.Series(run.key, []) }
    curve.name = run.key + (validates && curve.name == "training" ? " (training)" : "")
    return curve
  }
  return chart(name.asTitle + (validates ? " on the validation pictures" : " by epoch"), curves, name)
}

private func chart(_ title: String, _ curves: [LineChart.Series], _ name: String) -> LineChart {
  let isShare = ["accuracy", "precision", "recall", "auc"].contains(where: name.contains)
  return LineChart(
    title: title, series: curves, valueTitle: name, valueFormat: isShare ? .percent : .number,
    startsAtZero: !isShare)
}
