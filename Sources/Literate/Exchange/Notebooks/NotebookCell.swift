/// A cell of a notebook that is written.
struct NotebookCell {
  enum Kind {
    case markdown
    case code(outputs: [JSONTree], count: Int?)
  }
  /// 1 to 64 letters, digits, hyphens and underscores.
  var id: String
  var kind: Kind
  var source: String
  /// What Lectern wants to know of it when it is imported.
  var lectern: [String: JSONTree] = [:]
  /// As Jupyter and its tools understand them: `raises-exception`.
  var tags: [String] = []
  var isFolded = false
  var isOutputFolded = false
  /// By their names: media type and base64.
  var attachments: [String: JSONTree] = [:]

  var json: JSONTree {
    var metadata: [String: JSONTree] = [:]
    if !lectern.isEmpty { metadata["lectern"] = .object(lectern) }
    if !tags.isEmpty { metadata["tags"] = .array(tags.map(JSONTree.string)) }
    if isFolded || isOutputFolded {
      var jupyter: [String: JSONTree] = [:]
      if isFolded { jupyter["source_hidden"] = true }
      // The older tools know the second only.
      if isOutputFolded { (jupyter["outputs_hidden"], metadata["collapsed"]) = (true, true) }
      metadata["jupyter"] = .object(jupyter)
    }
    var cell: [String: JSONTree] = ["id": .string(id), "metadata": .object(metadata), "source": .lines(source)]
    switch kind {
    case .markdown:
      cell["cell_type"] = "markdown"
      if !attachments.isEmpty { cell["attachments"] = .object(attachments) }
    case .code(let outputs, let count):
      cell["cell_type"] = "code"
      cell["outputs"] = .array(outputs)
      cell["execution_count"] = count.map(JSONTree.int) ?? .null
    }
    return .object(cell)
  }
}
