extension StepOutput: Showable {
  public var stepOutputs: [StepOutput] { [self] }
}

extension StepOutput.Table: Showable {
  public var stepOutputs: [StepOutput] { [.table(self)] }
}

extension StepOutput.Figure: Showable {
  public var stepOutputs: [StepOutput] { [.figure(self)] }
}

extension StepOutput.ImageGrid: Showable {
  public var stepOutputs: [StepOutput] { [.images(self)] }
}

extension LineChart: Showable {
  public var stepOutputs: [StepOutput] { [.figure(figure())] }
}

extension BarChart: Showable {
  public var stepOutputs: [StepOutput] { [.figure(figure())] }
}

extension ScatterChart: Showable {
  public var stepOutputs: [StepOutput] { [.figure(figure())] }
}

extension ConfusionMatrix: Showable {
  public var stepOutputs: [StepOutput] { [.figure(figure())] }
}

/// Several things are shown one after the other; predictions are the bars of one chart, findings the rows of one table,
/// pictures without a title of their own side by side.
extension Array: Showable where Element: Showable {
  public var stepOutputs: [StepOutput] {
    if isEmpty { return [.text("[]\n")] }
    if let predictions = self as? [Prediction] { return predictionChart(predictions).stepOutputs }
    if let findings = self as? [FolderFinding] { return [.table(FolderFinding.table(findings))] }
    return flatMap(\.stepOutputs).reduce(into: []) { outputs, next in
      if case .images(let more) = next, more.title == nil, case .images(var grid)? = outputs.last, grid.title == nil {
        grid.pictures += more.pictures
        outputs[outputs.count - 1] = .images(grid)
      } else {
        outputs.append(next)
      }
    }
  }
}
