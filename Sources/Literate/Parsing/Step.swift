/// A Swift fence of a lesson.
public struct Step: Sendable, Hashable {
  /// `#id` of the fence, or `step-3` by position. A Swift identifier is made of it for the module's name.
  public var id: String
  public var title: String?
  /// The code between the fences, with its last newline.
  public var source: String
  /// The line of the first line of `source` in the file, from 1.
  public var line: Int
  public var attributes: Attributes
  /// What belongs to it where it is an exercise.
  public var exercise: Exercise?

  /// What the braces of the info string say.
  public struct Attributes: Sendable, Hashable {
    /// Run, show nothing.
    public var hide = false
    /// Code folded on the page.
    public var fold = false
    /// Code and output stay out of sight until the reader wants the answer; a failure is seen nevertheless.
    public var answer = false
    /// Shown, not run.
    public var norun = false
    /// `expect=error`: the step is meant to fail; the lesson goes on from the state before it.
    public var expectsError = false
    /// In seconds; nil for the default.
    public var timeout: Double?
    /// `memory=2GB`: what the step may hold beyond what it began with, in bytes; nil for the default.
    public var memory: Int?
    /// `exercise`, and of the fences behind one `hint`, `solution`, `check`, `wrong`; `note` for the teacher.
    public var role: String?
    /// `fails="…"`: what is said of the starter code of an exercise, or of a `wrong` answer, or a part of it.
    public var fails: String?
    public init() {}
  }
}

extension Step {
  /// The lines of the code in the file; empty where there is no code.
  public var lines: Range<Int> {
    // Not letter by letter: the two that end a line on Windows are one letter.
    let parts = source.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return line..<line + parts.count - (parts.last?.isEmpty ?? true ? 1 : 0)
  }
}
