/// How the pages of a course are made where they are served.
package struct LivePage {
  var course: String
  var style: String
  /// All lessons in their order.
  var entries: [CourseEntry]

  /// For those who read along in a room.
  func reading(_ lesson: Lesson, _ record: LessonRecord) -> String {
    // What the teacher's file has of solutions is not for those who read.
    PageRenderer(course: course, style: style, edition: .learner)
      .render(lesson.forLearners, record, course: entries, live: nil, reading: RoomReading(lesson: lesson.name))
  }

  func html(_ lesson: Lesson, _ record: LessonRecord, _ beginning: LiveBeginning) -> String {
    var record = record
    // Of a run that is still going on, no time can be said.
    record.seconds = nil
    return PageRenderer(course: course, style: style).render(lesson, record, course: entries, live: beginning)
  }
}
