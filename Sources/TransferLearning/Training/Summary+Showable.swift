extension Summary: Showable {
  /// A table, and in a terminal Keras's own.
  public var stepOutputs: [StepOutput] {
    [
      .table(
        StepOutput.Table(
          title: title, columns: columnTitles.map { .init($0, $0.hasPrefix("Param") ? .right : .left) }, rows: rows,
          footer: footer, plainText: description + "\n"))
    ]
  }
}
