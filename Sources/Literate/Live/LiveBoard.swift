import Foundation

/// What the pages of a lesson have to show, each thing with the number of the event that made it so. Whoever knows all up to some
/// number asks for what has changed since: nothing piles up for those who are slow or away, and nothing is missed.
final class LiveBoard: @unchecked Sendable {
  private let lock = NSLock()
  private var number: Int
  private let first: Int
  private var pageNumber: Int
  private var steps: [String: (LiveStep, Int)] = [:]
  private var order: [String] = []
  private var outputs: [String: (pieces: [(html: String, number: Int)], number: Int)] = [:]
  private var ways: [String: (html: String, number: Int)] = [:]
  private var state: (LiveState, Int)
  private var room: (LiveRoomState, Int)?
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiter = 0
  private var isOver = false

  /// Numbers begin with the time, so that those of an earlier board are all smaller.
  init(at time: Date = Date()) {
    first = Int(time.timeIntervalSince1970 * 1000)
    number = first
    pageNumber = first
    state = (LiveState(running: nil, next: nil, memory: 0, trouble: nil), first)
  }

  /// The number of the last event.
  var last: Int { lock.withLock { number } }

  /// Whether there will be no more events.
  var isClosed: Bool { lock.withLock { isOver } }

  // MARK: Changing

  /// The steps as they are now, all of them; with another page around them, where `isNew`.
  func set(_ all: [LiveStep], isNew: Bool) {
    change { number in
      if isNew { pageNumber = number }
      order = all.map(\.id)
      let known = steps
      steps = [:]
      for step in all {
        let before = known[step.id]
        steps[step.id] = before?.0 == step ? before : (step, number)
      }
      let gone = Set(known.keys).subtracting(order)
      for id in gone { (outputs[id], ways[id]) = (nil, nil) }
    }
  }

  /// A step as it is now; what it showed while it ran is in it.
  func set(_ step: LiveStep) {
    change { number in
      guard steps[step.id] != nil else { return }
      steps[step.id] = (step, number)
      if step.progress != .running { outputs[step.id] = nil }
    }
  }

  /// What a running step shows: the pieces that have changed, of so many.
  func show(_ changed: [(place: Int, html: String)], of count: Int, step: String) {
    change { number in
      var shown = outputs[step]?.pieces ?? []
      for (place, html) in changed {
        while shown.count <= place { shown.append(("", number)) }
        shown[place] = (html, number)
      }
      outputs[step] = (Array(shown.prefix(count)), number)
    }
  }

  /// What stands beside a step; empty for nothing.
  func setWays(_ html: String, of step: String) { change { ways[step] = (html, $0) } }

  /// What the lesson does.
  func set(_ new: LiveState) {
    lock.lock()
    let isSame = state.0 == new
    lock.unlock()
    if !isSame { change { state = (new, $0) } }
  }

  /// What is so in the room.
  func set(_ new: LiveRoomState) {
    let isSame = lock.withLock { room?.0 == new }
    if !isSame { change { room = (new, $0) } }
  }

  /// What was last said of the room.
  var roomState: LiveRoomState? { lock.withLock { room?.0 } }

  /// No more events.
  func close() {
    change { _ in isOver = true }
  }

  private func change(_ body: (Int) -> Void) {
    let awake = lock.withLock {
      number += 1
      body(number)
      let awake = Array(waiting.values)
      waiting = [:]
      return awake
    }
    for one in awake { one.resume() }
  }

  // MARK: Asking

  /// What has changed since an event, in the order in which a page should take it; `last` is what it then knows.
  ///
  /// - Parameter isFirst: the page does not show what runs and what stands beside the steps.
  func changes(after known: Int, isFirst: Bool = false) -> (events: [LiveEvent], last: Int) {
    lock.withLock {
      // Of another board, or from the future.
      if known < first || known > number { return ([.page], number) }
      var events: [LiveEvent] = []
      if pageNumber > known { events.append(.page) }
      for id in order {
        if let (step, number) = steps[id], number > known { events.append(.step(step)) }
        if let shown = outputs[id], shown.number > known || isFirst {
          let pieces = shown.pieces.enumerated().filter { $0.element.number > known || isFirst }
          events.append(
            .output(
              LiveOutput(
                step: id, pieces: pieces.map { .init(place: $0.offset, html: $0.element.html) },
                count: shown.pieces.count)))
        }
        if let (html, number) = ways[id], number > known || (isFirst && !html.isEmpty) {
          events.append(.ways(step: id, html: html))
        }
      }
      if state.1 > known { events.append(.lesson(state.0)) }
      if let room, room.1 > known { events.append(.room(room.0)) }
      return (events, number)
    }
  }

  /// Returns when something has changed since an event, or the task is over.
  func wait(after known: Int) async {
    let waiter = lock.withLock {
      nextWaiter += 1
      return nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isNow = lock.withLock {
          guard number <= known, !isOver, !Task.isCancelled else { return true }
          waiting[waiter] = continuation
          return false
        }
        if isNow { continuation.resume() }
      }
    } onCancel: {
      lock.withLock { waiting.removeValue(forKey: waiter) }?.resume()
    }
  }
}
