/// `--set NAME=VALUE`: values for parameters, typed as the lessons type them.
public enum ParameterOverrides {
  /// The values for each lesson, by its name. A name must be a parameter of one of the lessons at least.
  ///
  /// - Throws: ``CourseError``.
  public static func values(of texts: [String], for lessons: [Lesson]) throws -> [String: [String: ParameterValue]] {
    var result: [String: [String: ParameterValue]] = [:]
    for text in texts {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw CourseError.notNameAndValue(text)
      }
      let name = String(text[..<equals])
      let value = String(text[text.index(after: equals)...])
      var isKnown = false
      for lesson in lessons {
        guard let parameter = lesson.parameters.first(where: { $0.name == name }) else { continue }
        isKnown = true
        result[lesson.name, default: [:]][name] = try parameter.value.ofSameType(value, name: name)
      }
      if !isKnown {
        throw CourseError.unknownParameter(
          name, known: Array(Set(lessons.flatMap { $0.parameters.map(\.name) })).sorted())
      }
    }
    return result
  }
}

extension ParameterValue {
  fileprivate func ofSameType(_ text: String, name: String) throws -> ParameterValue {
    let value: ParameterValue? =
      switch self {
      case .int: Int(text).map { .int($0) }
      case .double: Double(text).map { .double($0) }
      case .bool: ["true": true, "yes": true, "false": false, "no": false][text].map { .bool($0) }
      case .string: .string(text)
      }
    guard let value else { throw CourseError.wrongType(parameter: name, value: text, expected: kind) }
    return value
  }

  private var kind: String {
    switch self {
    case .int: "a whole number"
    case .double: "a number"
    case .bool: "true or false"
    case .string: "a text"
    }
  }
}
