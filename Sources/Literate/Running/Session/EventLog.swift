import Foundation
import StepOutput

/// The events of a session, told to whoever listens, from any thread. Those who come late get the latest ones first; what a step
/// printed long ago is in its result.
final class EventLog: @unchecked Sendable {
  /// How many events are kept for those who come back.
  static let most = 20_000
  /// How much they may hold, in bytes and about.
  static let mostBytes = 8 << 20

  private let lock = NSLock()
  private var events: [SessionEvent] = []
  private var bytes = 0
  private var count = 0
  private var listeners: [Int: (SessionEvent) -> Void] = [:]
  private var nextListener = 0
  private var isOver = false

  /// Adds an event and tells it.
  func add(_ kind: SessionEvent.Kind) {
    lock.withLock {
      guard !isOver else { return }
      count += 1
      let event = SessionEvent(number: count, kind: kind)
      events.append(event)
      bytes += event.size
      if events.count > Self.most || bytes > Self.mostBytes { dropOldest() }
      for listener in listeners.values { listener(event) }
      if case .closed = kind { isOver = true }
    }
  }

  /// Half of them.
  private func dropOldest() {
    var left = bytes
    let first = events.firstIndex { event in
      guard left > Self.mostBytes / 2 else { return true }
      left -= event.size
      return false
    }
    // The last one is kept whatever its size.
    let some = events.count > Self.most ? Self.most / 2 : 0
    events.removeFirst(min(max(first ?? events.count, some), events.count - 1))
    bytes = events.reduce(0) { $0 + $1.size }
  }

  /// The number of the last event.
  var last: Int { lock.withLock { count } }

  /// Calls `body` with each event from now on, on the thread where it happens; it must not wait.
  ///
  /// - Returns: what ends it.
  func listen(_ body: @escaping (SessionEvent) -> Void) -> () -> Void {
    lock.withLock {
      let number = nextListener
      nextListener += 1
      listeners[number] = body
      return { [weak self] in self?.lock.withLock { self?.listeners[number] = nil } }
    }
  }

  /// The events after one, and those to come; nil when those after it are not kept any more.
  func stream(after number: Int) -> AsyncStream<SessionEvent>? {
    let (stream, continuation) = AsyncStream.makeStream(of: SessionEvent.self)
    let isThere: Bool = lock.withLock {
      let oldest = count - events.count + 1
      guard number >= oldest - 1, number <= count else { return false }
      for event in events.suffix(count - number) { continuation.yield(event) }
      guard !isOver else {
        continuation.finish()
        return true
      }
      let listener = nextListener
      nextListener += 1
      listeners[listener] = { event in
        continuation.yield(event)
        if case .closed = event.kind { continuation.finish() }
      }
      continuation.onTermination = { [weak self] _ in
        guard let self else { return }
        // Not on this thread, which may hold the lock.
        Thread.detachNewThread { self.lock.withLock { self.listeners[listener] = nil } }
      }
      return true
    }
    return isThere ? stream : nil
  }
}

extension SessionEvent {
  /// What it takes in memory, in bytes and about.
  fileprivate var size: Int {
    guard case .output(_, let output) = kind else { return 500 }
    return switch output {
    case .text(let text), .errorText(let text): 100 + text.utf8.count
    case .figure(let figure): 1000 + figure.light.utf8.count + figure.dark.utf8.count
    case .images(let grid): 500 + grid.pictures.reduce(0) { $0 + $1.data.count }
    case .table(let table): 500 + table.rows.count * 50 * table.columns.count
    default: 500
    }
  }
}
