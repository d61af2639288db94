import Foundation
import Testing

/// `lectern bench kernel`. What it says has the right form and is consistent; how long anything took is nobody's business here.
@Suite struct KernelBenchTests {
  private struct Report: Decodable {
    struct Spread: Decodable { let median, least, most: Double }
    struct Result: Decodable {
      let contestant: String
      let samples: [Double]
      let spread: Spread
    }
    struct Ratio: Decodable {
      let peer: String
      let pairs: [Double]
    }
    struct Figure: Decodable {
      let name, unit: String
      let results: [Result]
      let ratios: [Ratio]
    }
    struct Row: Decodable {
      let work: String
      let figures: [Figure]
      let failures: [String]
    }
    let contestants: [String]
    let repeats: Int
    let goals: [String: Double]
    let versions: [String: [String: String]]
    let rows: [Row]
  }

  @Test func allIsMeasuredInPairs() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello])
    defer { bench.remove() }
    let peer = """
      echo "$@" >> calls
      case $1 in
        cold-start) echo '{"figures": {"coldStart": 1000}, "versions": {"odd": "1"}}' ;;
        *) echo '{"figures": {"edit": 1000, "cleanEdit": 2000, "back": 500}, "versions": {}}' ;;
      esac
      """
    try bench.writeProgram("odd", peer)
    let result = try bench.run("lectern bench kernel --repeat 2 --megabytes 8 --course Lessons --against ./odd --json")
    #expect(result.status == 0, "\(result.error)")
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.contestants == ["Lectern", "odd"] && report.repeats == 2 && report.versions["odd"] == ["odd": "1"])
    #expect(report.versions["Lectern"]?["swift"]?.first?.isNumber == true)
    #expect(report.rows.map(\.figures.count) == [3, 7, 2] && report.rows.allSatisfy { $0.failures.isEmpty })
    let figures = Dictionary(uniqueKeysWithValues: report.rows.flatMap(\.figures).map { ($0.name, $0) })
    #expect(report.goals.keys.allSatisfy { figures[$0] != nil } && report.goals["going back, the longest way"] == 0.02)
    for figure in figures.values {
      let own = try #require(figure.results.first)
      #expect(own.contestant == "Lectern" && own.samples.count == 2 && own.samples.allSatisfy { $0 >= 0 }, "\(figure)")
      #expect([own.spread.least, own.spread.most] == own.samples.sorted())
      if let odd = figure.results.dropFirst().first {
        #expect(figure.ratios.first?.pairs == zip(odd.samples, own.samples).map { $0 / $1 })
      } else {
        #expect(figure.ratios.isEmpty)
      }
    }
    #expect(figures.values.count { $0.results.count == 2 } == 4)
    // The step that fills memory keeps what it filled; the others do not keep it again.
    let loading = try #require(figures["kept by the step that loads"]?.results[0].spread)
    #expect(loading.least >= 8 * 1_048_576, "\(loading)")
    #expect(
      try bench.text("calls").split(separator: "\n") == [
        "cold-start", "cold-start", "lesson --steps 10 --edited 5 --megabytes 8",
        "lesson --steps 10 --edited 5 --megabytes 8",
      ])
    #expect(bench.names("../tmp") == [] && bench.names("Lessons") == ["01-hello.md"] && bench.names("Output") == [])
  }

  @Test func theTableIsForPeopleAndAPeerMayFail() throws {
    let bench = try CommandLineBench(["01-hello.md": Sample.hello])
    defer { bench.remove() }
    try bench.writeProgram("odd", "echo '{\"figures\": {\"speed\": 1}, \"versions\": {}}'")
    let result = try bench.run("lectern bench kernel --repeat 1 --megabytes 1 --course Lessons --against ./odd")
    #expect(result.status == 1, "\(result.error)")
    for words in [
      "measured once", "a lesson of one step", "cold start to the first result", "under 600 ms", "under 20.0 ms",
      "a lesson of 10 steps, 1 MB in memory", "the lessons of Lessons", "odd: measured nothing",
      "failed: odd should end",
    ] {
      #expect(result.output.contains(words), "\(words): \(result.output)")
    }
    #expect(!result.output.contains(" \n"))
  }

  @Test(arguments: [
    ("lectern bench kernl", "did you mean `kernel`?"), ("lectern bench kernel --repeat 0", "from 1 to 10000"),
    ("lectern bench kernel --jsn", "Did you mean '--json'?"),
    ("lectern bench kernel --against nothing", "'nothing' is none"),
    ("lectern bench kernel --course nowhere", "there is none in 'nowhere'"), ("lectern bench kernel 04", "04"),
    ("lectern bench kernel --against /bin/true --against /bin/true", "different names"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }

  @Test func helpIsThereForBoth() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let help = try bench.run("lectern bench --help")
    #expect(help.status == 0 && help.output.contains("bench kernel") && help.output.contains("bench training"))
    #expect(help.output.contains("bench course") && help.output.contains("bench growth"))
    #expect(try bench.run("lectern bench").output == help.output)
    let kernel = try bench.run("lectern bench kernel --help")
    #expect(kernel.status == 0 && kernel.output.contains("USAGE: lectern bench kernel") && kernel.error.isEmpty)
    #expect(try bench.run("lectern bench training --help").output.contains("--models"))
  }
}
