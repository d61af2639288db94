/// Several things side by side, a row each: what each costs, and what each gives.
///
/// ```swift
/// var comparison = Comparison("Two bases", of: "base")
/// comparison.add("Xception", ["parameters": .count(20_861_480), "accuracy": .percent(0.95)])
/// comparison
/// ```
public struct Comparison: Showable, Sendable {
  /// Above the table.
  public var title: String
  /// What the rows are: the heading of the first column.
  public var subject: String
  private var rows: [(name: String, cells: [(column: String, quantity: Quantity)])] = []

  /// An empty comparison: the title of the table, and of its first column, which names the runs.
  public init(_ title: String, of subject: String) {
    self.title = title
    self.subject = subject
  }

  /// Adds a row. A cell whose column is new makes the column; where a row has no cell for a column, it stays empty.
  public mutating func add(_ name: String, _ cells: KeyValuePairs<String, Quantity>) {
    add(name, cells.map { ($0.key, $0.value) })
  }

  /// Adds a row whose columns are known only when it runs.
  public mutating func add(_ name: String, _ cells: [(String, Quantity)]) { rows.append((name, cells)) }

  /// The rows under the columns, in the order in which they first came.
  public var table: StepOutput.Table {
    var columns: [StepOutput.Table.Column] = []
    for cell in rows.flatMap(\.cells) where !columns.contains(where: { $0.title == cell.column }) {
      columns.append(.init(cell.column, cell.quantity.alignment))
    }
    return StepOutput.Table(
      title: title, columns: [.init(subject)] + columns,
      rows: rows.map { row in
        [row.name]
          + columns.map { column in row.cells.first { $0.column == column.title }?.quantity.description ?? "" }
      })
  }

  /// The table.
  public var stepOutputs: [StepOutput] { [.table(table)] }
}
