extension Session {
  /// Lets states go that nobody will run from again. Each is a process above the next one, and the more of them stand above a process the
  /// longer it takes to fork it: a lesson of a hundred steps would spend more time on that than on anything else.
  func letGo() {
    guard let tree else { return }
    var held = [(state: parametersState, index: -1)]
    held += slots.indices.filter { slots[$0].carried != nil }.map { (slots[$0].carried, $0) }
    // The last is run from; the one before it learns how a step ends that runs in the process of its predecessor.
    for (this, next) in zip(held, held.dropFirst()).dropLast() {
      guard let state = this.state, !isTried(this.index...next.index) else { continue }
      tree.release(state)
    }
  }

  /// Whether an exercise will be tried from one of these places, the first of which has a state.
  private func isTried(_ places: ClosedRange<Int>) -> Bool {
    (options.testsExercises ?? (options.lastStep == nil))
      && places.contains { slots.indices.contains($0) && slots[$0].step.exercise != nil }
  }
}
