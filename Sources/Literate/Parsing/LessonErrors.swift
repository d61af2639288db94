/// All mistakes that were found in a lesson, in the order of their lines.
public struct LessonErrors: Error, Hashable, CustomStringConvertible {
  /// At least one.
  public let errors: [LessonError]

  init(_ errors: [LessonError]) {
    self.errors = errors.sorted { ($0.line, $0.column ?? 0) < ($1.line, $1.column ?? 0) }
  }

  /// One mistake a line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
