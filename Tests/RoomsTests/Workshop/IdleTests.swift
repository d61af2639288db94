import Foundation
import TestSupport
import Testing

/// A room in which nothing happens costs a learner's machine nothing.
@Suite struct IdleTests {
  @Test func aLineThatSaysNothingTakesNoProcessor() async throws {
    try await TaughtCourse.with { course in
      try await course.learner("Ada") { ada in
        try await course.wait("Ada is there") { try await course.board().contains("Ada") }
        // Sooner or later what a start takes is over.
        try await course.wait("a second passes in which nothing is at work", seconds: 10) {
          let before = Self.processorSeconds(of: ada.identifier)
          try await Task.sleep(for: .seconds(1))
          return Self.processorSeconds(of: ada.identifier) - before < 0.05
        }
      }
    }
  }

  /// What all threads of a process have used, from `/proc`.
  private static func processorSeconds(of process: Int32) -> Double {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    // The name may have blanks in it; the times are the 12th and 13th words behind it, in ticks.
    let words = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard words.count > 12, let user = Double(words[11]), let system = Double(words[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
