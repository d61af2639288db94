import Foundation
internal import SwiftParser
internal import Yams

/// What stands between the first line `---` and the next.
struct FrontMatter {
  static let keys = ["title", "summary", "minutes", "edition", "parameters"]

  /// Lines of the file that it takes, with both marks; 0 when there is none.
  private(set) var lineCount = 0
  private(set) var title: String?
  private(set) var summary: String?
  private(set) var minutes: Int?
  /// Whether it says `edition: learner`.
  private(set) var isForLearners = false
  private(set) var parameters: [Lesson.Parameter] = []

  init(lines: [String], mistakes: inout Mistakes) {
    func isMark(_ line: String) -> Bool { line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace) }
    guard let first = lines.first, isMark(first) else {
      let start = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) }
      if let start, isMark(lines[start]) { mistakes.add(.frontMatterNotFirst, line: start + 1) }
      return
    }
    let end = lines.indices.dropFirst().first {
      isMark(lines[$0]) || (lines[$0].hasPrefix("...") && lines[$0].dropFirst(3).allSatisfy(\.isWhitespace))
    }
    guard let end else {
      lineCount = lines.count
      mistakes.add(.frontMatterOpen, line: 1)
      return
    }
    lineCount = end + 1
    // An empty first line stands for the mark, so that Yams counts lines as the file does.
    read("\n" + lines[1..<end].joined(separator: "\n") + "\n", mistakes: &mistakes)
  }

  private mutating func read(_ yaml: String, mistakes: inout Mistakes) {
    let root: Node?
    do { root = try Yams.compose(yaml: yaml) } catch {
      let (words, line, column) = Self.explain(error, in: yaml)
      mistakes.add(.badYAML(words), line: line ?? 2, column: column)
      return
    }
    guard let root, root.null == nil else { return }
    guard let mapping = root.mapping else {
      mistakes.add(.frontMatterNotMapping, line: root.mark?.line ?? 2)
      return
    }
    for (key, value) in mapping {
      let line = key.mark?.line ?? 2
      switch key.string {
      case "title":
        title = value.scalar?.string.trimmingCharacters(in: .whitespacesAndNewlines)
        if title?.isEmpty ?? true { mistakes.add(.badTitle, line: line) }
      case "summary":
        summary = value.scalar?.string.trimmingCharacters(in: .whitespacesAndNewlines)
        if summary?.isEmpty ?? true { mistakes.add(.badSummary, line: line) }
      case "minutes":
        minutes = value.int.flatMap { $0 > 0 && Resolver.default.resolveTag(of: value) == .int ? $0 : nil }
        if minutes == nil { mistakes.add(.badMinutes(value.scalar?.string ?? "…"), line: line) }
      case "edition":
        isForLearners = value.scalar?.string == "learner"
        if !isForLearners { mistakes.add(.badEdition(value.scalar?.string ?? "…"), line: line) }
      case "parameters": readParameters(value, line: line, mistakes: &mistakes)
      default: mistakes.add(.unknownKey(key.scalar?.string ?? "…"), line: line)
      }
    }
  }

  private mutating func readParameters(_ node: Node, line: Int, mistakes: inout Mistakes) {
    if node.scalar != nil, node.null != nil { return }
    guard let mapping = node.mapping else {
      mistakes.add(.parametersNotMapping, line: line)
      return
    }
    for (key, value) in mapping {
      let line = key.mark?.line ?? line
      let name = key.scalar?.string ?? "…"
      guard name.isValidSwiftIdentifier(for: .variableName), !name.hasPrefix("`"), name != "_" else {
        mistakes.add(.badParameterName(name), line: line, column: key.mark?.column)
        continue
      }
      guard let value = Self.value(of: value) else {
        mistakes.add(.badParameterValue(name: name), line: line, column: value.mark?.column)
        continue
      }
      parameters.append(Lesson.Parameter(name: name, value: value, line: line))
    }
  }

  /// The value of a scalar by YAML's core types; what YAML takes for a date is a text.
  private static func value(of node: Node) -> ParameterValue? {
    guard let scalar = node.scalar else { return nil }
    switch Resolver.default.resolveTag(of: node) {
    case .bool: return node.bool.map(ParameterValue.bool)
    case .int: return node.int.map(ParameterValue.int)
    case .float: return node.float.flatMap { $0.isFinite ? ParameterValue.double($0) : nil }
    case .str, .timestamp: return .string(scalar.string)
    default: return nil
    }
  }

  private static func explain(_ error: any Error, in yaml: String) -> (words: String, line: Int?, column: Int?) {
    guard let error = error as? YamlError else { return (error.localizedDescription, nil, nil) }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return ([context?.text, problem].compactMap { $0 }.joined(separator: " "), mark.line, mark.column)
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().map { "`\($0)`" }.joined(separator: ", ")
      // The mark is that of the mapping; the second of the keys is what has to go.
      let lines = yaml.components(separatedBy: "\n")
      let again = lines.indices.filter { line in
        line + 1 >= context.mark.line && keys.contains { lines[line].drop(while: \.isWhitespace).hasPrefix($0 + ":") }
      }
      let line = again.count > 1 ? again[1] + 1 : context.mark.line
      return ("\(names) \(keys.count == 1 ? "is" : "are") there twice; remove one", line, nil)
    default: return ("\(error)", nil, nil)
    }
  }
}
