/// Something that a page has to show.
public enum LiveEvent: Codable, Sendable {
  /// The lesson's words or its steps have changed, or the page knows too little: it is to be asked for anew, and what differs replaced.
  /// What the reader has written and not run is kept.
  case page
  /// A step is now as this says.
  case step(LiveStep)
  /// A step that runs shows something.
  case output(LiveOutput)
  /// Another way for a step runs or has run: what is to stand beside it, as HTML; empty when it is let go.
  case ways(step: String, html: String)
  /// What the lesson does.
  case lesson(LiveState)
  /// What is so in the room that the course is in.
  case room(LiveRoomState)
}

/// A step as a live page shows it.
public struct LiveStep: Codable, Hashable, Sendable {
  /// Where a step is on its way.
  public enum Progress: String, Codable, Sendable {
    /// It has not run, or what it showed is no longer so.
    case waiting
    /// Asked for; a step before it runs.
    case queued
    /// It is being compiled or runs.
    case running
    case ran, failed
    /// It failed as it should.
    case failedAsExpected
    /// It was stopped before its work was done.
    case stoppedEarly
    /// It is shown and never run.
    case shownOnly
  }
  public var id: String
  public var progress: Progress
  /// What stands in its bar: `Runs …`, `Failed`; empty where nothing has to be said.
  public var words: String
  /// What running it took.
  public var seconds: Double?
  /// What it keeps in memory besides what those before it do, in bytes.
  public var memory: Int?
  /// The code that it has, which may be the reader's.
  public var source: String
  /// The author's code, where the reader's is another.
  public var author: String?
  /// What the checks of an exercise say of the answer; nil where they were not asked since it was changed.
  public var verdict: Verdict?
  /// Whether the steps after an exercise run on the author's solution.
  public var isSolvedByAuthor: Bool
  /// The code, coloured, with faults marked: the contents of its `<code>` element.
  public var code: String
  /// What it showed: the contents of its `.output` element; empty for nothing.
  public var output: String
}

/// What a running step shows, as far as it is new: the page sets the pieces at their places and drops those from `count` on.
public struct LiveOutput: Codable, Hashable, Sendable {
  public var step: String
  /// The pieces that are new or have changed, each an element of its own.
  public var pieces: [Piece]
  /// How many there are now.
  public var count: Int

  public struct Piece: Codable, Hashable, Sendable {
    /// From 0.
    public var place: Int
    public var html: String
  }
}

/// What a lesson does.
public struct LiveState: Codable, Hashable, Sendable {
  /// The step that runs; nil when none does.
  public var running: String?
  /// The step that is the next to run; nil behind the last.
  public var next: String?
  /// What the kernel's processes have in memory, in bytes; 0 when none is there.
  public var memory: Int
  /// Something that the reader has to know, in a sentence: that the file cannot be read, for one. nil for nothing.
  public var trouble: String?
}

/// What a live page knows when it opens: it stands in the page as JSON, in `<script type="application/json" id="_live">`.
public struct LiveBeginning: Codable, Sendable {
  /// The lesson's name; its web socket is at `NAME/live`, seen from the page.
  public var lesson: String
  /// The last event that the page shows.
  public var number: Int
  public var state: LiveState
  /// The steps in their order; `code` and `output` are empty, since the page shows them.
  public var steps: [LiveStep]
  /// The room that the course is in; nil for none.
  public var room: LiveRoomState?
}
