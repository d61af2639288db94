import Foundation

extension History: Showable {
  /// A row an epoch, with the numbers as Keras prints them.
  public var stepOutputs: [StepOutput] {
    [
      .table(
        StepOutput.Table(
          title: "History", columns: [.init("epoch", .right)] + names.map { .init($0, .right) },
          rows: (0..<epochs).map { epoch in
            ["\(epoch + 1)"] + names.map { epoch < self[$0].count ? String(format: "%.4f", self[$0][epoch]) : "" }
          }))
    ]
  }
}
