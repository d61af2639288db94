/// Something that happens while lessons are watched.
public enum WatchEvent: Sendable {
  /// It has begun; `isPolling` where the system does not tell of changes by itself, and the files are looked at twice a second.
  case watching(lessons: Int, isPolling: Bool)
  /// What happens in a lesson that runs.
  case session(lesson: String, SessionEvent)
  /// A lesson has run as far as it had to, and its page is made.
  case ran(WatchRun)
  /// Nothing had to run, and the page is made.
  case words(lesson: String, seconds: Double)
  /// The text is no lesson; the last good page stays.
  case broken(LessonErrors)
  /// A lesson has come.
  case added(lesson: String)
  /// A lesson is gone; its page stays.
  case removed(lesson: String)
  /// The page of the course is made.
  case index(seconds: Double)
  /// Something could not be done, and the watch goes on.
  case trouble(String)
}

/// One time that a lesson ran because something had changed.
public struct WatchRun: Sendable {
  /// Why.
  public enum Cause: Hashable, Sendable {
    /// There was no page.
    case noPage
    /// The page was older than the lesson.
    case oldPage
    case difference(LessonDifference)
    /// A file beside the lesson.
    case data(String)
  }
  /// The lesson's name.
  public var lesson: String
  public var cause: Cause
  /// How many steps ran.
  public var ran: Int
  /// How many steps can run.
  public var steps: Int
  /// From the save that was noticed to the page.
  public var seconds: Double
  /// What came of the lesson.
  public var record: LessonRecord
}
