import Foundation
import Literate
import StepOutput

/// A learner, a lesson and a terminal.
final class Following {
  let follower: Follower
  let screen: StepScreen
  let keys: KeyReader
  let store: ProgressStore?
  private var told: ProgressError?
  /// The step whose code is seen although it belongs to an answer.
  private var opened: String?
  /// How many hints were given, by the exercises' ids.
  var hints: [String: Int] = [:]

  init(_ follower: Follower, _ screen: StepScreen, _ keys: KeyReader, _ store: ProgressStore?) {
    (self.follower, self.screen, self.keys, self.store) = (follower, screen, keys, store)
  }

  /// Follows the lesson from a step on until the learner quits.
  ///
  /// - Throws: when nothing can be compiled any more.
  func start(at index: Int) async throws {
    if index > 0 { await catchUp(to: index) }
    await arrive()
    var isRedrawn = false
    while true {
      await tellProblem()
      screen.ask((isRedrawn ? "" : "\n") + (await prompt()))
      let input = await keys.next()
      screen.ask(keys.hasTerminal ? "\r\u{1b}[K" : "\n")
      isRedrawn = input == .redraw
      switch input {
      case .redraw: continue
      case .interrupt: screen.say("Nothing runs. q quits; your place and your changes are kept.")
      case .end: return await quit()
      case .text(let text):
        guard let key = FollowingKey(text) else {
          let shown =
            text == "\u{1b}" ? "That key" : "`\(TerminalLine.fitted(TerminalLine.printable(text), columns: 20))`"
          screen.say("\(shown) means nothing here. Return runs the step, h shows all keys.")
          continue
        }
        if key == .quit { return await quit() }
        try await handle(key)
      }
    }
  }

  private func prompt() async -> String {
    let count = await follower.lesson.steps.count
    guard let step = await follower.step else { return screen.style.bold("The end") + ": b goes back, q quits › " }
    let hasFailed = await follower.session.results[step.id] != nil
    let what =
      hasFailed
      ? step.exercise != nil ? "runs it again, e edits it, t gives a hint" : "runs it again, e edits it"
      : step.exercise != nil
        ? "runs and checks it, e edits it, t gives a hint"
        : step.attributes.answer ? "shows the answer" : step.attributes.norun ? "goes on" : "runs it"
    let place = await follower.position + 1
    return screen.style.bold("\(place) of \(count), \(step.id)") + ": Return \(what), h helps › "
  }

  private func handle(_ key: FollowingKey) async throws {
    switch key {
    case .next: await next()
    case .all: await all()
    case .again: try await again()
    case .back:
      if try await follower.goBack() { await arrive() } else { screen.say("This is the beginning.") }
    case .variables: screen.show(try await follower.session.variables())
    case .show: await showStep()
    case .unfold: await showStep(unfolded: true)
    case .edit: try await edit()
    case .undo: try await swap()
    case .mine: await showMine()
    case .write: try await write()
    case .hint: await giveHint()
    case .solution: await showSolution()
    case .goOn: await goOn()
    case .help: screen.say(FollowingKey.sheet)
    case .quit: break
    }
  }

  // MARK: Moving

  /// Shows what stands before the next step, and the step; hidden ones run as they are reached.
  func arrive() async {
    while true {
      let (passages, position) = (await follower.lesson.passages, await follower.position)
      if passages.indices.contains(position) { screen.show(passages[position]) }
      guard let step = await follower.step else { return screen.say("") }
      guard step.attributes.hide else { return await showStep() }
      guard await run() else { return }
    }
  }

  /// Runs the step that is next and shows what comes after it; whether it ended as it should.
  @discardableResult
  private func next() async -> Bool {
    guard await follower.step != nil else {
      screen.say("That was the last step.")
      return false
    }
    guard await run() else { return false }
    await arrive()
    return true
  }

  /// Runs what is left; behind an exercise that has no answer, from the author's.
  private func all() async {
    while let step = await follower.step {
      let isOpen = step.exercise?.solution != nil && step.source == step.exercise?.starter.source
      let place = await follower.position
      if isOpen { await goOn() } else { await next() }
      guard await follower.position > place else { return }
    }
  }

  private func again() async throws {
    let place = await follower.position
    guard try await follower.goBackToLastRun() else { return screen.say("No step has run yet.") }
    while await follower.position <= place, await follower.step != nil {
      guard await run() else { return }
      if await follower.position >= place { return }
    }
  }

  /// Runs the step that is next.
  private func run() async -> Bool {
    guard let step = await follower.step else { return false }
    let isHidden = step.attributes.hide
    await openAnswer(of: step)
    let watch = InterruptWatch(follower.session) { [screen] in
      screen.say("\(screen.style.dim("Stopping it. Ctrl-C once more ends it at once."))")
    }
    let end = screen.follow(follower.session, showing: isHidden ? nil : step.id, title: step.id)
    let result = await follower.runNext()
    end()
    await watch.stop()
    keys.forgetTyped()
    guard let result else {
      // One before it had to run again.
      await tellFailure()
      return false
    }
    let record = await follower.placed(result.record)
    let verdict = await follower.session.answers.verdicts[step.id]
    let isDone = await follower.step?.id != step.id
    if !isHidden || !isDone { screen.show(record, source: step.source, line: await follower.line(of: step)) }
    if let verdict, record.state == .ran { tell(verdict) }
    return isDone
  }

  /// Shows code that was kept back, before what it shows.
  private func openAnswer(of step: Step) async {
    guard step.attributes.answer, opened != step.id, await follower.change == nil else { return }
    opened = step.id
    screen.show(code: step.source, line: await follower.line(of: step))
  }

  func catchUp(to index: Int) async {
    let watch = InterruptWatch(follower.session) {}
    let end = screen.follow(follower.session, showing: nil, title: "the steps before")
    await follower.catchUp(to: index)
    end()
    await watch.stop()
    if await follower.position < index { await tellFailure() }
  }

  private func tellFailure() async {
    guard let step = await follower.step, let result = await follower.session.results[step.id] else { return }
    screen.say("The step \(step.id) before it did not run again as it did.")
    screen.show(await follower.placed(result.record), source: step.source, line: await follower.line(of: step))
  }

  // MARK: Telling

  /// Shows the step that is next.
  func showStep(unfolded: Bool = false) async {
    guard let step = await follower.step else { return screen.say("That was the last step.") }
    opened = unfolded ? step.id : nil
    let number = "\(await follower.position + 1) of \(await follower.lesson.steps.count)"
    screen.show(
      step, line: await follower.line(of: step), number: number, change: await follower.change, unfolded: unfolded)
  }

  private func tellProblem() async {
    let problem = await follower.problem
    if let problem, problem != told { screen.say("Your place and your changes are not kept: \(problem).") }
    told = problem
  }

  private func quit() async {
    await tellProblem()
    let progress = await follower.progress
    await follower.session.close()
    guard store != nil, told == nil, !progress.isEmpty else { return }
    screen.say("Kept: your place\(progress.changes.isEmpty ? "" : " and your changes"). `lectern step` goes on there.")
  }
}
