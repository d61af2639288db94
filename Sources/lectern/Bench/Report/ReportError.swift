/// What is wrong with the files of a report.
enum ReportError: Error, CustomStringConvertible, Equatable {
  case noFile(String)
  case noJSON(String)
  /// A file of JSON that no bench has printed: where it is another.
  case noReport(String, missing: String)
  /// A Markdown file without the lines that a table goes between.
  case noMarks(String, begin: String, end: String)

  var description: String {
    switch self {
    case .noFile(let path): "\(path) cannot be read; a report is made of what benches print with --json"
    case .noJSON(let path):
      "\(path) is not JSON; keep what a bench prints with `lectern bench … --json > \(path)`"
    case .noReport(let path, let missing):
      "\(path) is not what a bench prints with --json: `\(missing)` is missing or something else"
    case .noMarks(let path, let begin, let end):
      "\(path) has no line `\(begin)` with a line `\(end)` after it; put both where the table is to be"
    }
  }
}
