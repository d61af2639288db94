import Foundation
import Testing

/// `lectern bench course`, on small lessons. What it says has the right form; how long anything took is nobody's business here.
@Suite struct CourseBenchTests {
  private struct Report: Decodable {
    struct Result: Decodable {
      let contestant: String
      let samples: [Double]
    }
    struct Ratio: Decodable { let pairs: [Double] }
    struct Figure: Decodable {
      let name: String
      let results: [Result]
      let ratios: [Ratio]
    }
    struct Row: Decodable {
      let work: String
      let figures: [Figure]
      let failures: [String]
    }
    let contestants: [String]
    let goals: [String: Double]
    let versions: [String: [String: String]]
    let rows: [Row]
  }

  /// Says which pictures it was given.
  private static let looking = """
    # It looks

    ```swift {#look}
    let photos = try Photos.urbanAndRural()
    print(try ImageFolder(photos.train).classNames, try Picture(contentsOf: Photos.goldfish().url).width > 100)
    ```

    """

  private func write(_ name: String, _ script: String, _ bench: CommandLineBench) throws {
    let file = bench.folder.appendingPathComponent(name)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  private static let course = ["01-hello.md": Sample.hello, "02-looks.md": looking, "03-fails.md": Sample.failing]

  @Test func theFirstLessonsAreMeasuredInPairs() throws {
    let bench = try CommandLineBench(Self.course)
    defer { bench.remove() }
    let peer = """
      echo "$1 $(ls $3) $(ls $3/val) $(basename $5)" >> calls
      echo '{"figures": {"courseCold": 5000, "courseKept": 2500, "courseColdFirst": 100}, "versions": {"odd": "1"}}'
      """
    try write("odd", peer, bench)
    let result = try bench.run("lectern bench course --lessons 2 --repeat 2 --against ./odd --json")
    #expect(result.status == 0, "\(result.error)")
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.contestants == ["Lectern", "odd"] && report.versions["odd"] == ["odd": "1"] && report.goals.isEmpty)
    #expect(report.rows.map(\.work) == ["the first 2 lessons of Lessons"] && report.rows[0].failures == [])
    let figures = report.rows[0].figures
    #expect(figures.map { $0.results.count } == [2, 2, 2, 1, 1])
    for figure in figures {
      #expect(figure.results[0].contestant == "Lectern" && figure.results[0].samples.count == 2)
      if figure.results.count == 2 {
        let pairs = zip(figure.results[1].samples, figure.results[0].samples).map { $0 / $1 }
        #expect(figure.ratios.first?.pairs == pairs)
      }
    }
    let all = figures.map { $0.results[0].samples }
    // The first result is there before the last.
    for index in 0..<2 { #expect(all[1][index] < all[0][index] && all[3][index] < all[2][index]) }
    #expect(
      try bench.text("calls").split(separator: " ").joined(separator: " ").split(separator: "\n").joined(separator: " ")
        == Array(repeating: "course goldfish.jpg train val rural urban goldfish.jpg", count: 2).joined(separator: " "))
    #expect(bench.names("../tmp") == [] && bench.names("Output") == [])
  }

  @Test func aLessonThatFailsIsToldAndSoAreOnesOwnPictures() throws {
    let bench = try CommandLineBench(Self.course)
    defer { bench.remove() }
    let result = try bench.run("lectern bench course --lessons 3 --repeat 1")
    #expect(result.status == 1 && result.output.contains("failed: lectern run ended with status 1"), "\(result)")
    #expect(result.output.contains("the first 3 lessons of Lessons") && result.output.contains("measured once"))
  }

  @Test(arguments: [
    ("--lessons 9", "from 1 to 3"), ("--course nowhere", "there is none in 'nowhere'"),
    ("--repeat 0", "from 1 to 10000"),
    ("--photos Lessons", "has not both"), ("--goldfish nothing", "'nothing' cannot be read"),
    ("--against nothing", "'nothing' is none"), ("--jsn", "Did you mean '--json'?"),
  ])
  func aWrongWordIsAUsageMistake(arguments: String, words: String) throws {
    let bench = try CommandLineBench(Self.course)
    defer { bench.remove() }
    let result = try bench.run("lectern bench course \(arguments)")
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }
}
