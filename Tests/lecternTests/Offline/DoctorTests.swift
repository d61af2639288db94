import Foundation
import Testing

/// What `lectern doctor` says where it is run: on this machine, and where much of it is hidden.
@Suite struct DoctorTests {
  private struct Answer: Decodable {
    struct Finding: Decodable {
      var verdict: String
      var subject: String
      var found: String
      var remedies: [String]
    }
    var canRun: Bool
    var findings: [Finding]
    subscript(subject: String) -> Finding? { findings.first { $0.subject == subject } }
  }

  private static func ask(_ environment: [String: String?], _ prefix: String = "") throws -> (Int32, Answer) {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let result = try bench.run("\(prefix)lectern doctor --json", environment: environment)
    return (result.status, try JSONDecoder().decode(Answer.self, from: Data(result.output.utf8)))
  }

  @Test func itReallyRunsAStep() throws {
    let (status, answer) = try Self.ask([:])
    let step = try #require(answer["a step"])
    #expect(step.verdict == "good" && step.found.hasPrefix("compiled, run in a kernel of its own"), "\(step)")
    #expect(answer["Swift"]?.verdict == "good" && answer["kernel"]?.verdict == "good")
    #expect(status == (answer.canRun ? 0 : 1))
  }

  @Test func withoutAToolchainItStillTells() throws {
    let (status, answer) = try Self.ask(["PATH": "\(CommandLineBench.products.path):/bin"])
    #expect(status == 1 && !answer.canRun)
    #expect(answer["Swift"]?.verdict == "missing" && answer["Swift"]?.found == "there is no swiftc on PATH")
    #expect(answer["a step"]?.found == "not tried: there is no whole Swift toolchain")
    #expect(answer["kernel"]?.verdict == "good")
  }

  @Test func aCacheThatCannotBeWrittenIsTold() throws {
    // Root may write anywhere but where there are no files.
    let (status, answer) = try Self.ask(["LECTERN_CACHE": "/proc/none/cache"])
    #expect(status == 1)
    let cache = try #require(answer["disk: cache"])
    #expect(cache.verdict == "missing" && cache.found.hasPrefix("/proc/none/cache cannot be written"), "\(cache)")
    #expect(cache.remedies.first?.contains("LECTERN_CACHE") == true)
  }

  @Test func weightsThatAreNotHereAreNamed() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let result = try bench.run(
      "lectern doctor", environment: ["LECTERN_CACHE": bench.folder.path + "/cache", "KERAS_HOME": bench.folder.path])
    #expect(result.status == 1 && result.error.isEmpty)
    #expect(result.output.contains("✗ missing  weights "))
    #expect(result.output.contains("→ lectern weights fetch"))
    #expect(result.output.contains("The course cannot be run yet; missing: "))
    #expect(!result.output.contains("\u{1b}"))
  }
}
