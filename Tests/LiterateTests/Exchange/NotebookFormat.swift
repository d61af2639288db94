import Foundation

/// What nbformat 4.5 asks of a notebook (https://github.com/jupyter/nbformat, `nbformat.v4.5.schema.json`).
enum NotebookFormat {
  /// What is wrong in it.
  static func mistakes(in data: Data) throws -> [String] {
    guard let notebook = try JSONSerialization.jsonObject(with: data) as? [String: Any] else { return ["no object"] }
    var mistakes: [String] = []
    func expect(_ condition: Bool, _ words: String) { if !condition { mistakes.append(words) } }
    expect(Set(notebook.keys) == ["nbformat", "nbformat_minor", "metadata", "cells"], "keys \(notebook.keys)")
    expect(notebook["nbformat"] as? Int == 4 && notebook["nbformat_minor"] as? Int == 5, "version")
    let metadata = notebook["metadata"] as? [String: Any] ?? [:]
    let kernel = metadata["kernelspec"] as? [String: Any] ?? [:]
    expect(kernel["name"] is String && kernel["display_name"] is String, "kernelspec")
    expect((metadata["language_info"] as? [String: Any])?["name"] as? String == "swift", "language_info")
    var ids: Set<String> = []
    for cell in notebook["cells"] as? [[String: Any]] ?? [] {
      let id = cell["id"] as? String ?? ""
      expect(id.wholeMatch(of: #/[a-zA-Z0-9_-]{1,64}/#) != nil && ids.insert(id).inserted, "id `\(id)`")
      expect(isText(cell["source"]) && cell["metadata"] is [String: Any], "source or metadata of \(id)")
      let keys = Set(cell.keys)
      switch cell["cell_type"] as? String {
      case "markdown":
        expect(keys.isSubset(of: ["id", "cell_type", "metadata", "source", "attachments"]), "\(id): \(keys)")
        for (_, bundle) in cell["attachments"] as? [String: Any] ?? [:] {
          expect(isBundle(bundle), "attachment of \(id)")
        }
      case "code":
        expect(keys == ["id", "cell_type", "metadata", "source", "outputs", "execution_count"], "\(id): \(keys)")
        expect(cell["execution_count"] is NSNull || cell["execution_count"] is Int, "count of \(id)")
        for output in cell["outputs"] as? [[String: Any]] ?? [[:]] { expect(isOutput(output), "\(id): \(output)") }
      default: mistakes.append("type of \(id)")
      }
    }
    return mistakes
  }

  private static func isText(_ value: Any?) -> Bool { value is String || value is [String] }

  private static func isBundle(_ value: Any?) -> Bool {
    (value as? [String: Any])?.allSatisfy { $0.key.contains("/") && isText($0.value) } ?? false
  }

  private static func isOutput(_ output: [String: Any]) -> Bool {
    let keys = Set(output.keys)
    switch output["output_type"] as? String {
    case "stream":
      return keys == ["output_type", "name", "text"] && ["stdout", "stderr"].contains(output["name"] as? String)
        && isText(output["text"])
    case "display_data":
      return keys == ["output_type", "data", "metadata"] && isBundle(output["data"])
        && output["metadata"] is [String: Any]
    case "error":
      return keys == ["output_type", "ename", "evalue", "traceback"] && output["ename"] is String
        && output["evalue"] is String && output["traceback"] is [String]
    default: return false
    }
  }
}
