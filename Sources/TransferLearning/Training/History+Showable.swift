import Foundation

extension History: Showable {
  /// A row an epoch, with the numbers as Keras prints them.
  public var stepOutputs: [StepOutput] {
    let columns = names.map { name in
      Dictionary(zip(epochNumbers(of: name), self[name])) { _, last in last }
    }
    return [
      .table(
        StepOutput.Table(
          title: "History", columns: [.init("epoch", .right)] + names.map { .init($0, .right) },
          rows: epochNumbers.map { epoch in
            ["\(epoch + 1)"] + columns.map { $0[epoch].map { String(format: "%.4f", $0) } ?? "" }
          }))
    ]
  }
}
