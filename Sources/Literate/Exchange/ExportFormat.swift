/// What a lesson can be exported to.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// A Jupyter notebook.
  case ipynb
  /// Markdown that any viewer shows.
  case md
  /// One Swift script.
  case swift
  /// The page on paper.
  case pdf

  /// Whether what the lesson's last run showed is in it.
  public var hasOutputs: Bool { self != .swift }
}
