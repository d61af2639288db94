/// Something that is done to a kernel while the clock runs, the same for every contestant.
enum KernelCase: Equatable {
  /// A lesson of one step that prints `42`, from nothing running to that.
  case coldStart
  /// A lesson of some steps, the first of which fills memory; one in the middle is changed, and the lesson is gone back in.
  case lesson(HeldLesson)
  /// A course of small lessons of which nothing or only prose has changed since it ran.
  case course(CourseCase)
  /// The lessons that begin the real course, which train networks.
  case wholeCourse(WholeCourse)

  var words: String {
    switch self {
    case .coldStart: "a lesson of one step"
    case .lesson(let lesson): "a lesson of \(lesson.steps) steps, \(lesson.megabytes) MB in memory"
    case .course(let course): course.words
    case .wholeCourse(let course): course.words
    }
  }

  /// The words that ask a peer for it; nil where it has no notion of it.
  var arguments: [String]? {
    switch self {
    case .coldStart: ["cold-start"]
    case .lesson(let lesson):
      ["lesson", "--steps", "\(lesson.steps)", "--edited", "\(lesson.edited)", "--megabytes", "\(lesson.megabytes)"]
    case .course: nil
    case .wholeCourse(let course): course.arguments
    }
  }

  var figures: [KernelFigure] {
    switch self {
    case .coldStart: [.coldStart, .coldStartCompiled, .coldStartEmptyCache]
    case .lesson: [.edit, .editAndRest, .cleanEdit, .cleanEditAndRest, .back, .keptByLoading, .keptByOthers]
    case .course: [.unchanged, .prose]
    case .wholeCourse: [.courseCold, .courseColdFirst, .courseKept, .courseKeptFirst, .courseUnchanged]
    }
  }

  /// Lectern's own part.
  func measure() async throws -> KernelMeasurement {
    switch self {
    case .coldStart: try ColdStart.measure()
    case .lesson(let lesson): try await lesson.measure()
    case .course(let course): try course.measure()
    case .wholeCourse(let course): try course.measure()
    }
  }
}
