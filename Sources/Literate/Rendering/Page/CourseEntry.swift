import Foundation

/// A lesson as the course lists it.
public struct CourseEntry: Sendable, Hashable {
  /// How the lesson's last run ended.
  public enum State: String, Sendable { case ran, failed, notRun }
  /// The lesson's name; its page is `name.html` beside the index.
  public var name: String
  public var title: String
  /// What it is about.
  public var summary: String
  /// What the lesson says it takes a learner.
  public var minutes: Int?
  public var state: State
  /// What running it took; nil when it did not run.
  public var seconds: Double?
  /// Its parts, for the search.
  public var places: [LessonPlace]

  public init(
    name: String, title: String, summary: String = "", minutes: Int? = nil, state: State = .notRun,
    seconds: Double? = nil, places: [LessonPlace] = []
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.minutes = minutes
    self.state = state
    self.seconds = seconds
    self.places = places
  }

  /// The entry of a lesson and what happened when it ran; without a record it did not.
  public init(_ lesson: Lesson, _ record: LessonRecord?) {
    self.init(
      name: lesson.name, title: lesson.title, summary: lesson.summary, minutes: lesson.minutes,
      state: record.map { $0.succeeded ? .ran : .failed } ?? .notRun, seconds: record?.seconds,
      places: LessonPlace.all(of: lesson))
  }

  /// `04-train-the-head.html`, encoded for a link.
  var page: String { (name.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? name) + ".html" }
}
