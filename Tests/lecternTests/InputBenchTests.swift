import Foundation
import Testing
import TransferLearning

/// `lectern bench input`, on two small pictures. What it says has the right form and is consistent; how long anything took is
/// nobody's business here.
@Suite struct InputBenchTests {
  private let bench: CommandLineBench

  init() throws {
    bench = try CommandLineBench([:])
    for (name, side) in [("a", 90), ("b", 33)] {
      let place = bench.folder.appendingPathComponent("photos/\(name)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let pixels = (0..<side * side * 3).map { UInt8(truncatingIfNeeded: $0 * $0 / 5) }
      try Picture(width: side, height: side, pixels: pixels).jpegData()
        .write(to: place.appendingPathComponent("\(name).jpg"))
    }
    // No JPEG, whatever it is called.
    try Data("GIF89a".utf8).write(to: bench.folder.appendingPathComponent("photos/a/c.jpg"))
  }

  private static let small = "lectern bench input --photos photos --large 0 --size 32 --repeat 2 --laps 2"
  private static let kernel = "\(CommandLineBench.products.path)/lectern-kernel"

  /// A program in the bench's folder.
  private func write(_ name: String, _ script: String) throws {
    let file = bench.folder.appendingPathComponent(name)
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  private struct Report: Decodable {
    struct Spread: Decodable { let median: Double }
    struct Result: Decodable {
      let contestant: String
      let samples: [Double]
      let spread: Spread
    }
    struct Ratio: Decodable {
      let peer: String
      let ofMedians: Double
      let pairs: [Double]
    }
    struct Figure: Decodable {
      let name, unit: String
      let results: [Result]
      let ratios: [Ratio]
    }
    struct Work: Decodable {
      let pictures, interpolation: String
      let draft: Bool
      let threads: Int
    }
    struct Row: Decodable {
      let work: Work
      let count: Int?
      let figures: [Figure]
      let failures: [String]
    }
    struct Machine: Decodable { let threads: Int }
    struct Entry: Decodable {
      let name: String
      let versions: [String: String]
    }
    let machine: Machine
    let repeats: Int
    let contestants: [Entry]
    let rows: [Row]
  }

  private func report(_ text: String) throws -> Report { try JSONDecoder().decode(Report.self, from: Data(text.utf8)) }

  @Test func pairsAreMeasuredAndReported() throws {
    defer { bench.remove() }
    try write("twin", "echo twin >> calls; exec \(Self.kernel) bench measure-input \"$@\"")
    let result = try bench.run("\(Self.small) --interpolations nearest lanczos --against ./twin --json")
    #expect(result.status == 0, "\(result.error)")
    let report = try report(result.output)
    #expect(report.repeats == 2 && report.contestants.map(\.name) == ["Lectern", "twin"])
    #expect(report.contestants.allSatisfy { $0.versions.first?.value.contains(".") == true })
    let threads = Set([1, report.machine.threads]).count
    #expect(report.rows.map(\.work.interpolation).filter { $0 == "lanczos" }.count == 2 * threads)
    #expect(report.rows.count == 4 * threads && report.rows.filter(\.work.draft).count == 2 * threads)
    #expect(
      report.rows.allSatisfy { $0.count == 2 && $0.failures.isEmpty && $0.work.pictures == "pictures as they are" })
    for figure in report.rows.flatMap(\.figures) {
      #expect(figure.results.map(\.contestant) == ["Lectern", "twin"], "\(figure.name)")
      #expect(figure.results.allSatisfy { $0.samples.count == 2 && $0.samples.allSatisfy { $0 > 0 && $0.isFinite } })
      let (own, twin) = (figure.results[0], figure.results[1])
      // More pictures a second are better, and more bytes are not.
      let (above, below) = figure.unit == "perSecond" ? (own, twin) : (twin, own)
      #expect(figure.ratios[0].ofMedians == above.spread.median / below.spread.median)
      #expect(figure.ratios[0].pairs == zip(above.samples, below.samples).map { $0 / $1 })
    }
    #expect(report.rows.allSatisfy { $0.figures.map(\.unit) == ["perSecond", "bytes"] })
    #expect(try bench.text("calls").split(separator: "\n").count == 8 * threads)
  }

  @Test func theTableIsForPeopleAndLargePicturesAreMade() throws {
    defer { bench.remove() }
    let result = try bench.run(
      "lectern bench input --photos photos --large 1 --size 32 --repeat 1 --laps 1 --interpolations nearest")
    #expect(result.status == 0, "\(result.error)")
    for words in [
      "measured once", "pictures as they are, nearest, 1 thread; 2 pictures",
      "pictures of 12 megapixels, nearest, draft",
      "; 1 pictures", " /s (", "libjpeg",
    ] {
      #expect(result.output.contains(words), "\(words): \(result.output)")
    }
  }

  @Test(arguments: [
    ("exit 3", "odd ended with status 3"),
    (
      """
      echo '{"laps": [1, 1], "pictures": 3, "numbers": 9216, "mean": 0, "peakBytes": 1, "versions": {}}'
      """, "Lectern and odd did not do the same work: pictures are 2 and 3"
    ),
    (
      """
      echo '{"laps": [1, 1], "pictures": 2, "numbers": 6144, "mean": 0.9, "peakBytes": 1, "versions": {}}'
      """, "hundredths of the numbers' mean"
    ),
  ])
  func aPeerThatDoesNotDoTheWorkIsAFailure(script: String, words: String) throws {
    defer { bench.remove() }
    try write("odd", script)
    let result = try bench.run("\(Self.small) --interpolations nearest --against ./odd --json")
    #expect(result.status == 1, "\(result.error)")
    let row = try #require(try report(result.output).rows.first)
    #expect(row.failures.count == 1 && row.failures.first?.contains(words) == true, "\(row.failures)")
    #expect(row.figures.allSatisfy { $0.results.first?.samples.count == 2 && $0.ratios.isEmpty })
  }

  @Test(arguments: [
    ("lectern bench inptu", "did you mean `input`?"), ("lectern bench input --repeat 0", "from 1 to 10000"),
    ("lectern bench input --interpolations cubic", "'cubic'"), ("lectern bench input --large 2000", "from 0 to 1000"),
    ("lectern bench input --photos nowhere", "nowhere"), ("lectern bench input --against nothing", "'nothing' is none"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }
}
