/// What has to be done for a lesson.
public enum LessonPlan: Hashable, Sendable {
  /// It has to run, from its top; `step` is the first of which that is true, where it is one of them.
  case run(from: PlannedStep?, RunReason)
  /// Its results are as a run would give them; its page has to be made again.
  case page(PageReason)
  case unchanged

  /// A step as the reader knows it.
  public struct PlannedStep: Hashable, Sendable {
    public var id: String
    /// From 1, among those that the page shows; nil for a hidden one.
    public var number: Int?

    init(_ step: Step, in lesson: Lesson) {
      id = step.id
      let shown = lesson.steps.filter { !$0.attributes.hide }
      number = shown.firstIndex { $0.id == step.id }.map { $0 + 1 }
    }
  }

  /// Why a page is made again.
  public enum PageReason: Hashable, Sendable {
    /// The lesson's words, or those of its neighbours, changed.
    case words
    case gone(String)
    case edited(String)

    /// The end of a sentence whose beginning names the lesson.
    public var words: String {
      switch self {
      case .words: "its words changed: the page is made again"
      case .gone(let file): "\(file) is gone: the page is made again"
      case .edited(let file): "\(file) is not what was written there: the page is made again"
      }
    }
  }

  /// What to say of a lesson that is called `name`: `04 from step 3: photos/train/urban/u7.jpg changed`.
  public func words(_ name: String) -> String {
    switch self {
    case .run(let step?, let reason):
      "\(name) from \(step.number.map { "step \($0)" } ?? "the hidden step `\(step.id)`"): \(reason.words)"
    case .run(nil, let reason): "\(name): \(reason.words)"
    case .page(let reason): "\(name)  \(reason.words)"
    case .unchanged: "\(name)  unchanged"
    }
  }
}
