import Foundation
import Testing

/// `lectern bench growth`. What it says has the right form and is consistent; how long anything took is nobody's business here.
@Suite struct GrowthBenchTests {
  private struct Report: Decodable {
    struct Spread: Decodable { let median, least, most: Double }
    struct Result: Decodable {
      let contestant: String
      let samples: [Double]
      let spread: Spread
    }
    struct Figure: Decodable {
      let name, unit: String
      let results: [Result]
    }
    struct Row: Decodable {
      let work, subject: String
      let number: Int
      let figures: [Figure]
      let eachMore, exponents: [String: Double]
      let failures: [String]
    }
    let contestants: [String]
    let repeats: Int
    let versions: [String: [String: String]]
    let rows: [Row]
  }

  private static let small = "--steps 1,2 --lessons 1,2 --printed 1kB,300kB --pictures 8,16"

  @Test func everyNumberIsMeasuredAndCompared() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let result = try bench.run("lectern bench growth --json \(Self.small)")
    #expect(result.status == 0, "\(result.error)")
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.contestants == ["Lectern"] && report.repeats == 1)
    #expect(report.versions["Lectern"]?["swift"]?.first?.isNumber == true)
    #expect(report.rows.map(\.subject) == ["steps", "lessons", "output", "pictures"].flatMap { [$0, $0] })
    #expect(report.rows.map(\.number) == [1, 2, 1, 2, 1000, 300_000, 8, 16])
    #expect(report.rows.map(\.figures.count) == [5, 5, 4, 4, 4, 4, 5, 5] && report.rows.allSatisfy(\.failures.isEmpty))
    for (less, more) in zip(report.rows, report.rows.dropFirst()) where less.subject == more.subject {
      #expect(less.exponents.isEmpty && less.eachMore.isEmpty)
      for (before, after) in zip(less.figures, more.figures) {
        let costs = try [before, after].map { try #require($0.results.first?.spread.median) }
        #expect(before.name == after.name && costs.allSatisfy { $0 > 0 }, "\(before) \(after)")
        let factor = Double(more.number) / Double(less.number)
        let exponent = try #require(more.exponents[after.name])
        #expect(abs(costs[0] * pow(factor, exponent) - costs[1]) < 1e-6 * costs[1], "\(after.name)")
        let unit = more.subject == "output" ? 1e6 : 1
        let each = try #require(more.eachMore[after.name])
        #expect(abs(costs[0] + each / unit * Double(more.number - less.number) - costs[1]) < 1e-6 * costs[1])
      }
    }
    // What is left of a flood is a beginning and an end.
    let pages = report.rows.filter { $0.subject == "output" }.map { row in
      row.figures.first { $0.name == "the page" }?.results[0].spread.median ?? 0
    }
    #expect(pages[1] > pages[0] + 50_000 && pages[1] < pages[0] + 320_000, "\(pages)")
    #expect(bench.names("../tmp") == [])
  }

  @Test func theTableIsForPeople() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let result = try bench.run("lectern bench growth --only output --printed 1500B,2kB,1MB --repeat 2")
    #expect(result.status == 0, "\(result.error)")
    for words in [
      "medians of 2 repetitions", "printed output of a step", "1.5 kB", "2 kB to 1 MB", "… each MB more", "n^",
      "peak memory of lectern",
    ] {
      #expect(result.output.contains(words), "\(words): \(result.output)")
    }
    #expect(!result.output.contains(" \n") && !result.output.contains("steps in a lesson"))
    #expect(result.error.contains("1 MB printed output of a step, 2 of 2 … done"))
  }

  @Test func whatFailsIsTold() throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    // Where pictures cannot be drawn the first number fails, and more of them are not tried.
    let result = try bench.run(
      "ulimit -f 1; lectern bench growth --only pictures --pictures 4,8 | cat; exit ${PIPESTATUS[0]}")
    #expect(result.status == 1 && result.output.contains("4 failed:"), "\(result)")
    #expect(!result.output.contains("8 failed:"))
  }

  @Test(arguments: [
    ("--steps 3,1", "--steps"), ("--lessons 0", "--lessons"), ("--pictures 10,ten", "--pictures"),
    ("--printed 10GB", "--printed"), ("--steps 5000", "at most 1000"), ("--lessons 1000", "at most 999"),
    ("--only nothing", "--only"), ("--repeat 0", "from 1 to 10000"), ("--ful", "Did you mean '--full'?"), ("04", "04"),
  ])
  func aWrongWordIsAUsageMistake(arguments: String, words: String) throws {
    let bench = try CommandLineBench([:])
    defer { bench.remove() }
    let result = try bench.run("lectern bench growth \(arguments)")
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }
}
