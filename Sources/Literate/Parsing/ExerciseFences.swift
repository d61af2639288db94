/// Gives each exercise what stands behind it, and takes that and the teacher's notes out of the document.
struct ExerciseFences {
  /// The steps alone.
  private(set) var steps: [(node: MarkdownNode, step: Step)] = []
  /// The teacher's notes, by the nodes that stand for them: Markdown.
  private(set) var notes: [MarkdownNode: String] = [:]
  /// Where solutions, typical mistakes and notes stand.
  private(set) var teachersLines: [Range<Int>] = []

  /// - Parameter isForLearners: then nothing is missing where there is no solution.
  init(of fences: StepFences, isForLearners: Bool, mistakes: inout Mistakes) {
    var solutionLine = 0
    for (node, fence) in fences.all {
      let role = fence.attributes.role
      guard let role, role != "exercise" else {
        steps.append((node, fence))
        if role != nil {
          steps[steps.count - 1].step.exercise = Exercise(
            starter: .init(source: fence.source, line: fence.line), starterFails: fence.attributes.fails)
          solutionLine = 0
        }
        continue
      }
      if ["solution", "wrong", "note"].contains(role) { teachersLines.append(node.line..<node.lastLine + 1) }
      if role == "note" {
        notes[node.replace(byBlock: true, before: "")] = fence.source
        continue
      }
      defer { node.remove() }
      guard let last = steps.indices.last, var exercise = steps[last].step.exercise else {
        mistakes.add(.partWithoutExercise(role), line: fence.line - 1)
        continue
      }
      let piece = Exercise.Piece(source: fence.source, line: fence.line)
      switch role {
      case "hint": exercise.hints.append(fences.isWords(node) ? .words(fence.source) : .code(fence.source))
      case "solution":
        if exercise.solution != nil { mistakes.add(.twoSolutions(line: solutionLine), line: fence.line - 1) }
        exercise.solution = piece
        solutionLine = fence.line - 1
      case "check": exercise.checks.append(piece)
      default: exercise.wrongs.append(.init(piece: piece, message: fence.attributes.fails ?? ""))
      }
      steps[last].step.exercise = exercise
    }
    for (_, step) in steps {
      guard let exercise = step.exercise else { continue }
      if exercise.checks.isEmpty { mistakes.add(.exerciseIncomplete(step.id, lacks: "check"), line: step.line - 1) }
      if exercise.solution == nil, !isForLearners {
        mistakes.add(.exerciseIncomplete(step.id, lacks: "solution"), line: step.line - 1)
      }
    }
  }
}
