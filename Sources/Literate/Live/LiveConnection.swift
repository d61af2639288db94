import Files
import Foundation

/// A page's connection to its lesson: messages in, messages out, whatever carries them.
///
/// What goes out is asked for, one message after the other, when the last has been taken: for those who are slow, what has changed
/// meanwhile comes as one.
public final class LiveConnection: @unchecked Sendable {
  /// In bytes of a message that comes in.
  public static let mostBytes = 4 << 20
  /// Between two messages about what has changed.
  private static let pause = Duration.milliseconds(30)
  /// Answers that may wait to be taken.
  private static let mostReplies = 1000

  private let lesson: LiveLesson
  private let lock = NSLock()
  private var replies: [Data] = []
  private var events: [LiveEvent] = []
  private var eventNumber: Int
  private var known: Int
  private var isFirst = true
  private var isOver = false
  private var isNudged = false
  /// Something has changed since the last look, whether anybody waited for it then or not.
  private var hasNews = false
  private var lastLook = ContinuousClock.now - .seconds(1)
  private var inTurn: Task<Void, Never>?
  private var waiter: CheckedContinuation<Void, Never>?
  private var watching: Task<Void, Never>?

  /// - Parameter known: the last event that the page knows.
  public init(_ lesson: LiveLesson, after known: Int) {
    (self.lesson, self.known, eventNumber) = (lesson, known, known)
  }

  private struct Incoming: Decodable {
    var id: Int
    var ask: LiveRequest
  }
  private struct Answer: Encodable {
    var id: Int?
    var reply: LiveReply?
    var problem: String?
  }
  private struct Told: Encodable {
    var number: Int
    var event: LiveEvent
  }

  /// A message from the page. What it asks is done in the order of the messages, except for what waits for nobody.
  public func receive(_ message: Data) {
    guard message.count <= Self.mostBytes else {
      return answer(Answer(problem: "a message may have \(Self.mostBytes) bytes, and this one has \(message.count)"))
    }
    let incoming: Incoming
    do { incoming = try JSONDecoder().decode(Incoming.self, from: message) } catch {
      let id = (try? JSONDecoder().decode([String: AnyID].self, from: message))?["id"]?.number
      return answer(
        Answer(id: id, problem: "this page asks for something that the server does not know; load it again"))
    }
    let before = incoming.ask.waitsForNobody ? nil : lock.withLock { inTurn }
    let task = Task { [lesson] in
      await before?.value
      do {
        answer(Answer(id: incoming.id, reply: try await lesson.ask(incoming.ask)))
      } catch {
        answer(Answer(id: incoming.id, problem: SystemReason.sentence(for: error)))
      }
    }
    if !incoming.ask.waitsForNobody { lock.withLock { inTurn = task } }
  }

  private struct AnyID: Decodable {
    var number: Int?
    init(from decoder: any Decoder) throws { number = try? decoder.singleValueContainer().decode(Int.self) }
  }

  private func answer(_ answer: Answer) {
    guard let data = try? JSONEncoder().encode(answer) else { return }
    lock.withLock {
      if replies.count < Self.mostReplies { replies.append(data) }
      defer { waiter = nil }
      return waiter
    }?.resume()
  }

  /// The page is gone.
  public func close() {
    lock.withLock {
      isOver = true
      defer { waiter = nil }
      return waiter
    }?.resume()
    watching?.cancel()
  }

  /// What goes to the page next.
  public enum Outgoing: Sendable {
    case message(Data)
    /// Somebody nudged.
    case nothing
    case end
  }

  /// The next message to the page, once there is one.
  public func next() async -> Outgoing {
    while true {
      if let data = takeReply() { return .message(data) }
      if lock.withLock({ isOver }) || (lesson.board.isClosed && events.isEmpty) { return .end }
      if let event = takeEvent() { return .message(event) }
      await waitForNews()
      if Task.isCancelled { return .end }
      let wasNudged = lock.withLock {
        defer { isNudged = false }
        return isNudged
      }
      if wasNudged { return .nothing }
    }
  }

  /// Lets whoever waits for ``next()`` go on: there is something else to be sent.
  public func nudge() {
    lock.withLock { isNudged = true }
    wake()
  }

  private func takeReply() -> Data? { lock.withLock { replies.isEmpty ? nil : replies.removeFirst() } }

  /// Only ``next()`` touches the events.
  private func takeEvent() -> Data? {
    if events.isEmpty {
      guard isFirst || lesson.board.last > known else { return nil }
      let changes = lesson.board.changes(after: known, isFirst: isFirst)
      (events, known, isFirst, lastLook) = (changes.events, changes.last, false, .now)
      eventNumber = known
    }
    guard !events.isEmpty else { return nil }
    let event = events.removeFirst()
    // Whoever breaks off in between has them all again.
    let number = events.isEmpty ? eventNumber : lastTold
    lastTold = number
    return try? JSONEncoder().encode(Told(number: number, event: event))
  }
  private lazy var lastTold = eventNumber

  private func waitForNews() async {
    let board = lesson.board
    let known = known
    let since = ContinuousClock.now - lastLook
    let news = Task {
      await board.wait(after: known)
      // Much that happens at once is told at once.
      if since < Self.pause { try? await Task.sleep(for: Self.pause - since) }
      // It is this wait's news only: an older one may be over because it was given up.
      if !Task.isCancelled { lock.withLock { hasNews = true } }
      wake()
    }
    watching = news
    await withCheckedContinuation { continuation in
      let isNow = lock.withLock {
        guard replies.isEmpty, !isOver, !isNudged, !hasNews else { return true }
        waiter = continuation
        return false
      }
      if isNow { continuation.resume() }
    }
    news.cancel()
    lock.withLock { hasNews = false }
  }

  private func wake() {
    lock.withLock {
      defer { waiter = nil }
      return waiter
    }?.resume()
  }
}

extension LiveRequest {
  /// Whether it is done at once, whatever was asked for before.
  var waitsForNobody: Bool {
    switch self {
    case .stop, .colour, .complete, .describe, .diagnose, .variables: true
    default: false
    }
  }
}
