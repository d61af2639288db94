import Foundation
import Literate

/// What several learners have in common stands once.
extension Board {
  /// What goes wrong, the most frequent first.
  var errors: String {
    struct Wrong: Hashable { var step: String, message: String }
    let known = Dictionary((lesson?.steps ?? []).map { ($0.id, $0.name) }) { first, _ in first }
    var found: [Wrong: [Learner]] = [:]
    for learner in room.everybody where learner.report?.lesson == lesson?.lesson {
      for step in learner.report?.steps ?? []
      where (step.state == "failed" || step.passed == false) && known[step.id] != nil {
        found[Wrong(step: step.id, message: step.message ?? "it failed"), default: []].append(learner)
      }
    }
    guard !found.isEmpty else { return "<p class=\"empty\">Nobody has an error.</p>\n" }
    let order = found.sorted {
      ($1.value.count, $0.key.message, $0.key.step) < ($0.value.count, $1.key.message, $1.key.step)
    }
    let items = order.prefix(Self.mostGroups).map { wrong, learners in
      """
      <li><span class="times" title="\(learners.count) \(learners.count == 1 ? "learner" : "learners")">\(learners.count)×</span>
      <div><p class="what"><b>\(OwnPage.escaped(known[wrong.step] ?? wrong.step))</b> <span>\(OwnPage.escaped(wrong.message))</span></p>
      <p class="who">\(names(learners))</p></div></li>

      """
    }
    return "<ol class=\"errors\">\n\(items.joined())</ol>\n\(rest(order.count - items.count, "errors"))"
  }

  /// The answers to each exercise, the same ones together.
  var answers: String {
    let exercises = (lesson?.steps ?? []).filter(\.isExercise)
    guard !exercises.isEmpty else { return "<p class=\"empty\">This lesson has no exercises.</p>\n" }
    return exercises.map(answers).joined()
  }

  private func answers(to step: LiveSnapshot.Step) -> String {
    var found: [String: [Learner]] = [:]
    var order: [String] = []
    for learner in room.everybody where learner.report?.lesson == lesson?.lesson {
      guard let answer = learner.report?.answers.first(where: { $0.step == step.id }) else { continue }
      let code = answer.code.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !code.isEmpty else { continue }
      if found[code] == nil { order.append(code) }
      found[code, default: []].append(learner)
    }
    let title = [step.name, step.title].compactMap { $0 }.joined(separator: ": ")
    let cards = order.prefix(Self.mostGroups).map { code in
      let learners = found[code] ?? []
      return """
        <figure class="answer"><figcaption><b>\(names(learners))</b> \(states(of: step.id, learners))</figcaption>
        <pre class="code" tabindex="0"><code class="language-swift">\(coloured.html(code))</code></pre></figure>

        """
    }
    let body =
      cards.isEmpty
      ? "<p class=\"empty\">No answers yet.</p>\n" : "<div class=\"side-by-side\">\n\(cards.joined())</div>\n"
    return "<h3>\(OwnPage.escaped(title))</h3>\n\(body)\(rest(order.count - cards.count, "other answers"))"
  }

  /// How the answers' steps are, the same ones once.
  private func states(of step: String, _ learners: [Learner]) -> String {
    let steps = learners.compactMap { $0.report?.steps.first { $0.id == step } }
    let states = Set(
      steps.map { step in
        switch (step.passed, step.state) {
        case (true?, _): "<span class=\"tag ran\">right</span>"
        case (_, "failed"): "<span class=\"tag failed\">fails</span>"
        case (false?, _): "<span class=\"tag failed\">not right yet</span>"
        case (nil, "ran"): "<span class=\"tag ran\">runs</span>"
        default: "<span class=\"tag waiting\">not run</span>"
        }
      })
    return states.sorted().joined(separator: " ")
  }

  private static let mostGroups = 60

  private func names(_ learners: [Learner]) -> String {
    let shown = learners.prefix(12).map(name).joined(separator: ", ")
    return learners.count > 12 ? "\(shown) and \(learners.count - 12) more" : shown
  }

  private func rest(_ count: Int, _ what: String) -> String {
    count > 0 ? "<p class=\"empty\">And \(count) \(what).</p>\n" : ""
  }
}
