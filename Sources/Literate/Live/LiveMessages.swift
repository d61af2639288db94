// How a page and its lesson speak. A page that is served live holds a web socket to `NAME/live?after=NUMBER`; each message is
// one JSON object.
//
//   page → lesson   { "id": 7, "ask": REQUEST }      a ``LiveRequest``; the page chooses the id
//   lesson → page   { "id": 7, "reply": REPLY }      a ``LiveReply``: each request is answered once
//                   { "id": 7, "problem": "…" }      a sentence for the reader; nothing was changed
//                   { "number": 12, "event": EVENT } a ``LiveEvent``, from 1, in their order and without gaps
//
// The page names the last event that it knows when it connects; what came after it is said again. Where that was too long ago, or
// the server is another one, the first event is `page`. Requests are taken in the order in which they come; those about code being
// written (`colour`, `complete`, `describe`, `diagnose`) and `stop` wait for nobody.
//
// In JSON a case is an object with one key: {"run": {"through": "head", "code": {"head": "let x = 1\n"}}}, {"stop": {}}. What is nil
// is left out, and a value without a name is called `_0`. Offsets and columns in code are UTF-16 units as a browser counts them; lines and columns are from 1, offsets from 0.

/// What a page asks of its lesson.
public enum LiveRequest: Codable, Sendable {
  /// Takes the reader's code for some steps, by their ids, and runs the steps that have not run, up to one; all where it is nil.
  case run(through: String?, code: [String: String])
  /// The same, from the state before a step, so that it runs again in any case.
  case rerun(step: String, code: [String: String])
  /// Takes the reader's code like `run`, runs an exercise where it has not run, and its checks.
  case check(step: String, code: [String: String])
  /// Stops the step that runs: once for its work to be kept, twice at once.
  case stop
  /// Goes back to before a step.
  case goBack(step: String)
  /// Begins anew: no step has run. The reader's code stays.
  case restart
  /// Takes the author's code for a step again, or for all; runs nothing.
  case author(step: String?)
  /// Runs other code in the place of a step, beside it.
  case tryAnotherWay(step: String, source: String)
  /// Makes what was tried the step, by the number of its run.
  case adopt(run: Int)
  /// Lets go of what was tried in the place of a step.
  case dropWays(step: String)
  /// The variables as they are after the last step that ran.
  case variables
  /// Writes the reader's code of a step into the lesson's file.
  case save(step: String)
  /// For the teacher of a room: brings everybody to a step.
  case bringRoom(step: String)
  /// In a room: the author's code up to the teacher's step, run, in the place of the reader's own, which is kept aside with what is written.
  case catchUp(code: [String: String])
  /// The reader's own work again, as it was before they caught up.
  case backToMine
  /// Colours for the code of a step.
  case colour(step: String, source: String)
  /// What could stand at a place in the code of a step.
  case complete(step: String, source: String, offset: Int)
  /// What stands at a place in the code of a step.
  case describe(step: String, source: String, offset: Int)
  /// What the compiler would say about the code of a step.
  case diagnose(step: String, source: String)
}

/// What a lesson answers.
public enum LiveReply: Codable, Sendable {
  case done
  case variables([Variable])
  /// Pieces of the code that have a colour, in their order.
  case colours([Colour])
  /// `start` and `length` say which part of the code a chosen one replaces.
  case completions(start: Int, length: Int, [Completion])
  /// nil where nothing is known of the place.
  case description(CodeDescription?)
  case diagnostics([CodeDiagnostic])

  /// A piece of code with a colour.
  public struct Colour: Codable, Hashable, Sendable {
    public var start: Int
    public var length: Int
    /// The class of the page's style, as in a page's code: `keyword`, `string`, `number`, `comment`, `type`, `attribute`.
    public var kind: String

    public init(start: Int, length: Int, kind: String) {
      (self.start, self.length, self.kind) = (start, length, kind)
    }
  }
}

/// Something that could stand at a place in code.
public struct Completion: Codable, Hashable, Sendable {
  /// `fit(_:epochs:validationData:)`
  public var label: String
  /// What it is: `function`, `variable`, `type`, `keyword`, `case`, …
  public var kind: String
  /// What it gives: `History`; nil where it gives nothing.
  public var type: String?
  /// What is to be inserted; placeholders are between `<#` and `#>`.
  public var text: String
  /// From its documentation, in a sentence.
  public var summary: String?
}

/// What a name in code is.
public struct CodeDescription: Codable, Hashable, Sendable {
  /// As Swift declares it: `let model: Sequential`.
  public var declaration: String
  /// Its documentation as HTML; nil where there is none.
  public var documentation: String?
  public var start: Int
  public var length: Int
}

/// Something that the compiler would say about code.
public struct CodeDiagnostic: Codable, Hashable, Sendable {
  public enum Severity: String, Codable, Sendable { case error, warning, note }
  public var severity: Severity
  public var message: String
  /// In the step's code, from 1.
  public var line: Int
  /// From 1.
  public var column: Int
  /// How many units are meant; 0 where only the place is known.
  public var length: Int
}
