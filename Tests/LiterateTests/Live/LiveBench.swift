import Foundation
import TestSupport

@testable import Literate

/// A course in a scratch folder that is shown live, and pages that follow it as a browser would.
struct LiveBench {
  let course: LiveCourse
  let lesson: LiveLesson
  /// The file of the lesson.
  let file: URL

  /// Opens a lesson of this text, lets `body` follow it and closes it.
  static func with<R: Sendable>(_ text: String, _ body: (LiveBench) async throws -> R) async throws -> R {
    let scratch = try ScratchFolder()
    let file = try scratch.write("01-one.md", Array(text.utf8))
    var settings = LiveCourse.Settings(output: scratch.url.appendingPathComponent("Output"))
    settings.folder = scratch.url.path
    let course = try await LiveCourse(
      settings, toolchain: try Toolchain.current(), kernel: KernelLocation(products: KernelBench.products)
    ) { _ in }
    do {
      guard let lesson = try await course.lesson("01-one") else { throw Missing() }
      let result = try await body(LiveBench(course: course, lesson: lesson, file: file))
      await course.stop()
      return withExtendedLifetime(scratch) { result }
    } catch {
      await course.stop()
      throw error
    }
  }

  struct Missing: Error {}

  /// Fences with these sources as steps `s1`, `s2`, …
  static func text(_ sources: String...) -> String {
    "# One\n\n" + sources.enumerated().map { "```swift {#s\($0 + 1)}\n\($1)\n```\n\n" }.joined()
  }

  /// A page that was just opened.
  func page() async throws -> LivePageDouble {
    let html = try await course.page(of: "01-one") ?? ""
    guard let json = html.firstMatch(of: #/id="_live">(.*?)</script>/#)?.output.1 else { throw Missing() }
    let beginning = try JSONDecoder().decode(LiveBeginning.self, from: Data(json.utf8))
    return LivePageDouble(lesson, beginning, html)
  }
}

/// What a browser makes of a page and what it is told.
actor LivePageDouble {
  let html: String
  private let connection: LiveConnection
  private(set) var steps: [String: LiveStep]
  private(set) var outputs: [String: [String]] = [:]
  private(set) var ways: [String: String] = [:]
  private(set) var state: LiveState
  private(set) var pages = 0
  private(set) var number: Int
  /// All numbers, as they came.
  private(set) var numbers: [Int] = []
  /// In bytes, of all that was told.
  private(set) var size = 0
  private var replies: [Int: Reply] = [:]
  private var asked = 0

  struct Reply: Decodable {
    var id: Int?
    var reply: LiveReply?
    var problem: String?
  }
  private struct Told: Decodable {
    var number: Int
    var event: LiveEvent
  }
  struct TooLong: Error, CustomStringConvertible { var description: String }

  init(_ lesson: LiveLesson, _ beginning: LiveBeginning, _ html: String, after: Int? = nil) {
    self.html = html
    connection = LiveConnection(lesson, after: after ?? beginning.number)
    steps = Dictionary(beginning.steps.map { ($0.id, $0) }) { $1 }
    (state, number) = (beginning.state, beginning.number)
    let connection = connection
    Task { [weak self] in
      while case .message(let data) = await connection.next() { await self?.take(data) }
    }
  }

  private func take(_ data: Data) {
    size += data.count
    if let told = try? JSONDecoder().decode(Told.self, from: data) {
      number = told.number
      numbers.append(told.number)
      switch told.event {
      case .page: pages += 1
      case .step(let step):
        steps[step.id] = step
        if step.progress != .running { outputs[step.id] = nil }
      case .output(let output):
        var shown = outputs[output.step] ?? []
        for piece in output.pieces {
          while shown.count <= piece.place { shown.append("") }
          shown[piece.place] = piece.html
        }
        outputs[output.step] = Array(shown.prefix(output.count))
      case .ways(let step, let html): ways[step] = html
      case .lesson(let new): state = new
      case .room: break
      }
    } else if let reply = try? JSONDecoder().decode(Reply.self, from: data), let id = reply.id {
      replies[id] = reply
    }
  }

  /// Asks and waits for the answer.
  @discardableResult
  func ask(_ request: LiveRequest) async throws -> Reply {
    asked += 1
    let id = asked
    struct Message: Encodable {
      var id: Int
      var ask: LiveRequest
    }
    connection.receive(try JSONEncoder().encode(Message(id: id, ask: request)))
    try await until("an answer to \(request)") { $0.replies[id] != nil }
    return replies[id] ?? Reply()
  }

  /// A message as somebody might write it by hand.
  func send(_ text: String) { connection.receive(Data(text.utf8)) }
  var lastReply: Reply? { replies.max { $0.key < $1.key }?.value }

  func close() { connection.close() }

  /// Waits until something is so.
  func until(
    _ what: String, seconds: Double = 600, _ isSo: @Sendable (isolated LivePageDouble) async -> Bool
  ) async throws {
    let end = ContinuousClock.now + .seconds(seconds)
    while !(await isSo(self)) {
      guard ContinuousClock.now < end else { throw TooLong(description: "never came: \(what)") }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Waits until nothing runs and every step that was asked for has run.
  func untilQuiet() async throws {
    try await until("quiet") { page in
      page.state.running == nil && !page.steps.values.contains { [.running, .queued].contains($0.progress) }
    }
  }

  func progress(_ id: String) -> LiveStep.Progress? { steps[id]?.progress }
  func output(_ id: String) -> String { steps[id]?.output ?? "" }
}
