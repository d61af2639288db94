/// The line that opens a step.
enum StepFence {
  /// Whether a line opens a step and nothing else.
  static func isStep(_ line: String) -> Bool {
    guard !line.contains(where: \.isNewline), let mark = line.first, mark == "`" || mark == "~" else { return false }
    let rest = line.drop { $0 == mark }
    guard line.count - rest.count >= 3, mark == "~" || !rest.contains("`") else { return false }
    let words = rest.drop { $0 == " " }
    return words.lowercased().hasPrefix("swift") && (words.dropFirst(5).first.map { $0 == " " || $0 == "{" } ?? true)
  }

  /// `load` of a line with `{#load}`.
  static func id(_ line: String) -> String? {
    line.firstMatch(of: #/\{\s*#([A-Za-z][A-Za-z0-9-]*)/#).map { String($0.output.1) }
  }

  /// A step of this code; its fence is made longer where the code would close it.
  static func step(_ source: String, opening line: String) -> String {
    let mark = line.first ?? "`"
    let length = line.prefix { $0 == mark }.count
    return GFM.fenced(source, info: String(line.dropFirst(length)), atLeast: length, character: mark)
  }
}
