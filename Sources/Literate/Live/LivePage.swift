/// How the pages of a course are made where they are served.
struct LivePage {
  var course: String
  var style: String
  /// All lessons in their order.
  var entries: [CourseEntry]

  func html(_ lesson: Lesson, _ record: LessonRecord, _ beginning: LiveBeginning) -> String {
    var record = record
    // Of a run that is still going on, no time can be said.
    record.seconds = nil
    return PageRenderer(course: course, style: style).render(lesson, record, course: entries, live: beginning)
  }
}
