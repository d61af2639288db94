/// A lesson as it was read: front matter, prose, and the steps in their order.
public struct Lesson: Sendable {
  /// The file's name without `.md`: `04-train-the-urban-rural-head`.
  public var name: String
  /// The path as it was given, for messages: `Lessons/04-….md`.
  public var file: String
  public var title: String
  /// How long reading and running it takes a learner; nil when the lesson does not say.
  public var minutes: Int?
  public var parameters: [Parameter]
  public var blocks: [Block]
  /// The headings of the prose, for the list of contents.
  public var headings: [Heading] = []
  /// What it is about in a line, else the first paragraph's words: for the index and whoever searches.
  public var summary: String = ""
  /// The prose as it was read: what stands before each step, and last what stands behind all. Empty for lessons not read from a text.
  public var passages: [[ProseBlock]] = []
  /// The notes on the lines of steps as HTML, in the order of their numbers, by the step's id.
  public var notes: [String: [String]] = [:]
  /// Whether its solutions were left out.
  public var isForLearners = false
  /// Where the file has solutions, typical mistakes and the teacher's notes, fences and all, in their order.
  public var teachersLines: [Range<Int>] = []
  /// The file's text.
  public var markdown: String = ""

  /// A heading of the prose.
  public struct Heading: Sendable, Hashable {
    /// From 2, since the title is the first level.
    public var level: Int
    /// For links: `#what-is-frozen`.
    public var id: String
    public var text: String
    /// The index in ``Lesson/blocks`` of the prose that it is in.
    public var block: Int
  }

  /// A constant of the lesson that `--set` may change.
  public struct Parameter: Sendable, Hashable {
    public var name: String
    public var value: ParameterValue
    /// The line in the file, from 1.
    public var line: Int
  }

  /// Prose or a step.
  public enum Block: Sendable {
    /// A part of the Markdown, as HTML made by cmark.
    case prose(html: String)
    case step(Step)
    /// What the teacher alone sees: Markdown as it was written.
    case note(String)
  }

  /// The steps in their order.
  public var steps: [Step] {
    blocks.compactMap { if case .step(let step) = $0 { step } else { nil } }
  }
}
