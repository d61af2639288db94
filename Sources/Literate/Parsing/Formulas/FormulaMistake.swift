/// What is wrong with a formula, and where in it.
struct FormulaMistake: Error, Hashable {
  var problem: LessonProblem
  /// In characters of the formula, from 0.
  var offset: Int
}
