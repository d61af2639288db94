/// A notebook as a lesson.
public struct ImportedLesson: Sendable {
  /// What a reader of the lesson should know: a line each, with the cell's number.
  public struct Remark: Sendable, Hashable, CustomStringConvertible {
    /// From 1; nil for what holds for all of the notebook.
    public var cell: Int?
    public var text: String

    /// `cell 3: …`
    public var description: String { (cell.map { "cell \($0): " } ?? "") + text }
  }

  /// The lesson's text.
  public var markdown: String
  /// Its pictures, by their paths beside it.
  public var pictures: [ExportedFile]
  public var remarks: [Remark]
  public var stepCount: Int
}
