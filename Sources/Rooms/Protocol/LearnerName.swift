import Foundation

/// A learner's name, fit to be shown.
enum LearnerName {
  /// Without spaces around it, and one between words.
  ///
  /// - Throws: ``RoomProblem``.
  static func checked(_ text: String, limits: RoomLimits) throws -> String {
    guard text.utf8.count <= limits.join else { throw RoomProblem.longName(text.count) }
    let name = text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else { throw RoomProblem.noName }
    guard name.count <= limits.name else { throw RoomProblem.longName(name.count) }
    // Marks without end on one letter would be as large as a page.
    guard name.unicodeScalars.count <= 4 * limits.name else { throw RoomProblem.strangeName }
    let isShown = name.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
      default: true
      }
    }
    guard isShown,
      name.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    else { throw RoomProblem.strangeName }
    return name
  }

  /// With a number where another one has it.
  static func unique(_ name: String, among taken: Set<String>) -> String {
    func isFree(_ name: String) -> Bool { !taken.contains(key(name)) }
    if isFree(name) { return name }
    return (2...).lazy.map { "\(name) \($0)" }.first(where: isFree) ?? name
  }

  /// Names with the same one are taken for each other.
  static func key(_ name: String) -> String {
    name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
