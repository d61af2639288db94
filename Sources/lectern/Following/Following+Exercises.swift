import Literate

extension Following {
  /// What the checks say of the exercise that has just run.
  func tell(_ verdict: Verdict) {
    if verdict.passed { return screen.say("  " + screen.style.green("✓ Right.")) }
    guard let message = verdict.message else { return }
    screen.say("  " + screen.style.red("✗ ") + message)
    for detail in verdict.details { screen.say(screen.style.dim("    \(detail)")) }
  }

  /// The next hint of the exercise that is next; behind the last, the first again.
  func giveHint() async {
    guard let step = await follower.step, let exercise = step.exercise else {
      return screen.say("This step is no exercise, so it has no hints.")
    }
    guard !exercise.hints.isEmpty else { return screen.say("This exercise has no hints.") }
    let number = hints[step.id, default: 0] % exercise.hints.count
    hints[step.id] = number + 1
    screen.say(screen.style.bold("Hint \(number + 1) of \(exercise.hints.count)"))
    switch exercise.hints[number] {
    case .words(let text): screen.show(ProseBlock.reading(text))
    case .code(let source): screen.show(code: source, line: 1)
    }
  }

  /// The author's answer.
  func showSolution() async {
    guard let exercise = await follower.step?.exercise else { return screen.say("This step is no exercise.") }
    guard let solution = exercise.solution else {
      return screen.say("This copy of the lesson has no solutions; the teacher's has.")
    }
    screen.say(screen.style.bold("A solution"))
    screen.show(code: solution.source, line: solution.line)
  }

  /// Goes on behind an exercise, from the answer where it passes, else from the author's solution.
  func goOn() async {
    guard let step = await follower.step, let exercise = step.exercise else {
      return screen.say("This step is no exercise; Return runs it.")
    }
    guard exercise.solution != nil else {
      return screen.say("This copy of the lesson has no solutions, so your answer has to pass first.")
    }
    let place = await follower.position
    await catchUp(to: place + 1)
    guard await follower.position > place else { return }
    if await follower.session.answers.solvedByAuthor.contains(step.id) {
      screen.say("  The steps after \(step.id) go on from the author's solution; b comes back to it.")
    }
    await arrive()
  }
}
