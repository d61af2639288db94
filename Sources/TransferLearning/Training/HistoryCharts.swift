/// Accuracy by epoch: on the training pictures and, where there were any, on those for validation.
public func accuracyChart(_ history: History) -> LineChart {
  chart(of: history, "accuracy", title: "Accuracy by epoch", format: .percent)
}

/// Loss by epoch: on the training pictures and, where there were any, on those for validation.
public func lossChart(_ history: History) -> LineChart {
  chart(of: history, "loss", title: "Loss by epoch", format: .number)
}

/// Several runs on one chart: the accuracy of each on its validation pictures, or on its training pictures where it had
/// no others.
public func accuracyChart(_ runs: KeyValuePairs<String, History>) -> LineChart {
  chart(of: runs, "accuracy", format: .percent)
}

/// Several runs on one chart: the loss of each on its validation pictures, or on its training pictures where it had no
/// others.
public func lossChart(_ runs: KeyValuePairs<String, History>) -> LineChart {
  chart(of: runs, "loss", format: .number)
}

private func chart(of history: History, _ name: String, title: String, format: ValueFormat) -> LineChart {
  let curves = [LineChart.Series("training", history[name]), .init("validation", history["val_" + name])]
  return LineChart(
    title: title, series: curves.filter { !$0.values.isEmpty }, valueTitle: name, valueFormat: format,
    startsAtZero: format == .number)
}

private func chart(of runs: KeyValuePairs<String, History>, _ name: String, format: ValueFormat) -> LineChart {
  let validates = runs.contains { !$0.value["val_" + name].isEmpty }
  let title = name.prefix(1).uppercased() + name.dropFirst() + (validates ? " on the validation pictures" : " by epoch")
  return LineChart(
    title: title,
    series: runs.map { run in
      let validation = run.value["val_" + name]
      let isTraining = validates && validation.isEmpty
      return .init(run.key + (isTraining ? " (training)" : ""), validation.isEmpty ? run.value[name] : validation)
    },
    valueTitle: name, valueFormat: format, startsAtZero: format == .number)
}
