import Foundation
import TestSupport
import Testing

@testable import Rooms

/// How long a teacher waits for the board while thirty learners report once a second. It prints, and asserts nothing of time: set
/// `LECTERN_MEASURE` to run it.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LECTERN_MEASURE"] != nil, "no LECTERN_MEASURE"))
struct RoomTimes {
  @Test func theBoardWhileThirtyReport() async throws {
    try await TaughtCourse.with { course in
      try await RefusalTests.teach(course)
      var tokens: [String] = []
      for number in 0..<30 { tokens.append(try await course.enter("Learner \(number)")) }
      let reporting = Task { [tokens] in
        await withTaskGroup(of: Void.self) { group in
          for (number, token) in tokens.enumerated() {
            group.addTask {
              var round = 0
              while !Task.isCancelled {
                round += 1
                let answer = RoomReport.Answer(step: "two", code: "let sum = x + \(number * 1000 + round)\n")
                let steps = [
                  RoomReport.Step(id: "one", state: "ran"), .init(id: "two", state: round % 3 == 0 ? "failed" : "ran"),
                ]
                _ = try? await course.report(
                  RoomReport(lesson: "01-numbers", step: "two", steps: steps, answers: [answer]), token: token)
                try? await Task.sleep(for: .seconds(1))
              }
            }
          }
        }
      }
      let memory = RefusalTests.memory(of: course.server.identifier)
      var board: [Double] = []
      var lesson: [Double] = []
      let clock = ContinuousClock()
      for _ in 0..<100 {
        board.append(try await Self.milliseconds(clock) { _ = try await course.board() })
        let (port, path) = (Int(course.server.port), "\(course.secret)/01-numbers.html")
        lesson.append(
          try await Self.milliseconds(clock) {
            _ = try await ServeProcess.onAThread { try PlainHTTP.ask("GET", port: port, path: path) }
          })
        try await Task.sleep(for: .milliseconds(100))
      }
      reporting.cancel()
      await reporting.value
      #expect(board.count == 100)
      print("the board, whole:  ", Self.words(board), "goal 100 ms")
      print("the lesson's page: ", Self.words(lesson), "goal 100 ms")
      print("memory: \((RefusalTests.memory(of: course.server.identifier) - memory) / 1_000_000) MB more than before")
    }
  }

  private static func milliseconds(_ clock: ContinuousClock, _ body: () async throws -> Void) async rethrows -> Double {
    try await clock.measure(body) / .milliseconds(1)
  }

  private static func words(_ times: [Double]) -> String {
    let sorted = times.sorted()
    return String(
      format: "median %.1f ms, 95 of 100 under %.1f ms, longest %.1f ms", sorted[sorted.count / 2],
      sorted[sorted.count * 95 / 100],
      sorted[sorted.count - 1])
  }
}
