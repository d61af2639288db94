import StepOutput

/// What happens while lessons run, for whoever shows it.
public enum RunEvent: Sendable {
  case lessonStarted(Lesson)
  /// The step is compiled, or being compiled, and is the next to run.
  case stepStarted(Step)
  case output(Step, StepOutput)
  case stepEnded(Step, StepRecord)
  /// What the author says of an exercise was tried.
  case exerciseTested(Step, ExerciseRecord)
  case lessonEnded(LessonRecord)
}
