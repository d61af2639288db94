import Foundation

/// Prose around exercises as a viewer that knows nothing of them shows it: hints are folded, and what learners do not see is left out.
enum ExerciseProse {
  static func plain(_ text: String) -> String {
    let tree = MarkdownTree(text + "\n")
    var lines = text.components(separatedBy: "\n")
    withExtendedLifetime(tree) {
      for node in tree.root.children.reversed() where node.kind == .codeBlock && node.fence != nil {
        guard lines.indices.contains(node.line - 1), let role = role(of: lines[node.line - 1]) else { continue }
        var new: [String] = []
        if role == "hint" {
          let isWords = node.fenceInfo.hasPrefix("markdown")
          let hint = isWords ? node.literal.trimmingCharacters(in: .newlines) : GFM.fenced(node.literal, info: "swift")
          new = ["<details>\n<summary>Hint</summary>", "", hint, "", "</details>"]
        }
        lines.replaceSubrange(node.line - 1..<min(node.lastLine, lines.count), with: new)
      }
    }
    return lines.joined(separator: "\n").replacing(#/\n{3,}/#, with: "\n\n").trimmingCharacters(in: .newlines)
  }

  /// What a fence is in an exercise; nil where it is not of one.
  static func role(of line: String) -> String? {
    guard let match = line.firstMatch(of: #/^ *(?:`{3,}|~{3,}) *(?:swift|markdown)\b(.*)$/#.ignoresCase()) else {
      return nil
    }
    var mistakes = Mistakes(file: "")
    return StepInfo(match.output.1, line: 1, column: 1, mistakes: &mistakes).attributes.role
  }
}
