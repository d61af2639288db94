import Files
import Foundation
import Testing

@testable import Literate

extension KernelTests {
  /// Edits, crashes, interrupts and kills in any order: what a session shows is what a clean run shows, and nothing is left of it.
  ///
  /// `LECTERN_TORTURE=120` does it for two minutes, and `LECTERN_TORTURE_SEED=7` does again what was done with that seed.
  @Suite struct TortureTests {
    /// In a process of its own, so that the lines and folders of the tests beside it are not taken for the session's.
    @Test func whateverIsDoneTheOutputsAreThoseOfACleanRun() async throws {
      let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
        try await Self.maltreat()
      }
      print(String(decoding: result?.standardOutputContent ?? [], as: UTF8.self), terminator: "")
    }

    private static func maltreat() async throws {
      let environment = ProcessInfo.processInfo.environment
      let length = environment["LECTERN_TORTURE"].flatMap(Double.init) ?? 10
      let seed = environment["LECTERN_TORTURE_SEED"].flatMap(UInt64.init) ?? .random(in: 1...1_000_000)
      let mark = "LECTERN_TORTURE_MARK=\(UUID().uuidString)"
      // The first session opens what the library keeps open.
      try await SessionBench.with("print(1)") { session in _ = await session.run() }
      let lines = TortureProcesses.openLines()

      let torture = try Torture(seed: seed, mark: mark)
      let end = ContinuousClock.now + .seconds(length)
      while ContinuousClock.now < end, torture.mistakes.isEmpty { try await torture.act() }
      await torture.close()
      print("torture: seed \(seed), \(torture.story.count) deeds in \(Int(length)) s")
      #expect(torture.mistakes == [], "seed \(seed)")

      var left = Self.left(mark)
      for _ in 0..<1500 where !left.isEmpty || TortureProcesses.openLines() > lines {
        usleep(20_000)
        left = Self.left(mark)
      }
      #expect(left == [], "seed \(seed)")
      #expect(TortureProcesses.openLines() <= lines, "seed \(seed)")
    }

    /// Processes, folders and half compiled steps.
    private static func left(_ mark: String) -> [String] {
      let processes = (TortureProcesses.marked(mark) + TortureProcesses.marked(mark + "-clean")).map {
        "\($0.pid) \($0.name)"
      }
      let files = FileManager.default
      let folders = ((try? files.contentsOfDirectory(atPath: files.temporaryDirectory.path)) ?? [])
        .filter { $0.hasPrefix("lectern-\(getpid())-") }
      let steps = (try? CacheFolder.folder("steps").path).flatMap { try? files.contentsOfDirectory(atPath: $0) } ?? []
      return processes + folders + steps.filter { $0.hasPrefix(".aside.\(getpid()).") }
    }
  }
}
