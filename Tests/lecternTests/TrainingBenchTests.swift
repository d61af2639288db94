import Foundation
import Testing

/// `lectern bench training`, on a small network and small pictures. What it says has the right form and is consistent; how
/// long anything took is nobody's business here.
@Suite struct TrainingBenchTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench([:]) }

  private static let small = "lectern bench training --models mobileNet_0.25 --size 32 --batch 2 --repeat 2 --warm-up 1"
  private static let kernel = "\(CommandLineBench.products.path)/lectern-kernel"

  /// `photos/train` and `photos/val` with two pictures a class in each.
  private func writePictures() throws {
    let pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    let png = try #require(Data(base64Encoded: pixel))
    for folder in ["train/rural", "train/urban", "val/rural", "val/urban"] {
      let place = bench.folder.appendingPathComponent("photos/\(folder)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for name in ["a.png", "b.png"] { try png.write(to: place.appendingPathComponent(name)) }
    }
  }

  private struct Report: Decodable {
    struct Spread: Decodable { let median, least, most: Double }
    struct Result: Decodable {
      let contestant: String
      let samples: [Double]
      let spread: Spread
    }
    struct Ratio: Decodable {
      let peer: String
      let ofMedians: Double
      let pairs: [Double]
      let spread: Spread
    }
    struct Figure: Decodable {
      let name, unit: String
      let results: [Result]
      let ratios: [Ratio]
    }
    struct Work: Decodable { let kind, model: String }
    struct Row: Decodable {
      let work: Work
      let parameters, trainable, pictures: Int?
      let figures: [Figure]
      let others: Spread
      let failures: [String]
    }
    struct Machine: Decodable { let threads, memoryBytes: Int }
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
    try writePictures()
    try bench.writeProgram("twin", "echo twin >> calls; exec \(Self.kernel) bench measure \"$@\"")
    let result = try bench.run("\(Self.small) --steps 3 --epochs 2 --photos photos --against ./twin --json")
    #expect(result.status == 0, "\(result.error)")
    let report = try report(result.output)
    #expect(report.repeats == 2 && report.machine.threads > 0 && report.machine.memoryBytes > 1 << 28)
    #expect(report.contestants.map(\.name) == ["Lectern", "twin"])
    #expect(report.contestants.allSatisfy { $0.versions["oneDNN"]?.contains(".") == true })
    #expect(report.rows.map(\.work.kind) == ["step", "head"])
    #expect(report.rows.allSatisfy { $0.others.least >= 0 && $0.others.most < 10_000 })
    #expect(report.rows.allSatisfy { $0.work.model == "mobileNet_0.25" && $0.failures.isEmpty })
    // MobileNet 0.25 without its top, and 257 numbers a class; a head alone is trained in the second row.
    #expect(report.rows.map(\.parameters) == [219_058, 219_058])
    #expect(report.rows.map(\.trainable) == [213_586, 514] && report.rows.map(\.pictures) == [nil, 8])
    #expect(report.rows[0].figures.map(\.name) == ["model and first step", "step", "peak memory"])
    #expect(
      report.rows[1].figures.map(\.name) == [
        "model and first step", "1 epoch", "2 epochs", "2 epochs ÷ 1 epoch", "peak memory",
      ])
    #expect(try bench.text("calls") == "twin\ntwin\ntwin\ntwin\n")
    for figure in report.rows.flatMap(\.figures) { check(figure) }
    // Progress is for people, and the output stays JSON.
    #expect(result.error.contains("mobileNet_0.25, fine-tuning step, all layers, 2 of 2: twin"))
  }

  private func check(_ figure: Report.Figure) {
    #expect(figure.results.map(\.contestant) == ["Lectern", "twin"], "\(figure.name)")
    for result in figure.results {
      #expect(result.samples.count == 2 && result.samples.allSatisfy { $0 > 0 && $0.isFinite })
      #expect(abs(result.spread.median - (result.samples[0] + result.samples[1]) / 2) <= 1e-9 * result.spread.median)
      #expect([result.spread.least, result.spread.most] == result.samples.sorted())
    }
    #expect(figure.ratios.map(\.peer) == (figure.unit == "times" ? [] : ["twin"]), "\(figure.name)")
    for ratio in figure.ratios where figure.results.count == 2 {
      let (own, peer) = (figure.results[0], figure.results[1])
      #expect(ratio.pairs == zip(peer.samples, own.samples).map { $0 / $1 })
      #expect(ratio.ofMedians == peer.spread.median / own.spread.median)
      #expect([ratio.spread.least, ratio.spread.most] == ratio.pairs.sorted())
    }
  }

  @Test func theTableIsForPeople() throws {
    defer { bench.remove() }
    let result = try bench.run("\(Self.small) --case step --steps 1")
    #expect(result.status == 0, "\(result.error)")
    for words in [
      "2 repetitions", "mobileNet_0.25, fine-tuning step, all layers; batch 2, 32 × 32", "peak memory", " MB (",
    ] {
      #expect(result.output.contains(words), "\(words): \(result.output)")
    }
    #expect(!result.output.contains("head on a frozen base") && !result.output.contains(" \n"))
  }

  /// A peer that fails, or does other work, is said to; Lectern's numbers are there all the same.
  @Test(arguments: [
    ("exit 3", "odd ended with status 3"), ("echo well", "it was 'well'"),
    (
      """
      echo '{"ready": 1, "laps": [1], "peakBytes": 1, "parameters": 219058, "trainable": 7, "versions": {}}'
      """, "Lectern and odd did not do the same work: trainable are 213586 and 7"
    ),
  ])
  func aPeerThatDoesNotDoTheWorkIsAFailure(script: String, words: String) throws {
    defer { bench.remove() }
    try bench.writeProgram("odd", script)
    let result = try bench.run("\(Self.small) --case step --steps 1 --against ./odd --json")
    #expect(result.status == 1, "\(result.error)")
    let row = try #require(try report(result.output).rows.first)
    #expect(row.failures.count == 1 && row.failures.first?.contains(words) == true, "\(row.failures)")
    #expect(row.figures.allSatisfy { $0.results.first?.samples.count == 2 && $0.ratios.isEmpty })
  }

  @Test(arguments: [
    ("lectern bench trainig", "did you mean `training`?"), ("lectern bench training --repeat 0", "from 1 to 10000"),
    ("lectern bench training --case heads", "'heads'"), ("lectern bench training --jsn", "Did you mean '--json'?"),
    ("lectern bench training --models resnet5", "Did you mean \"resNet50\""),
    ("lectern bench training --models xception --size 32", "--size is at least 71 for xception"),
    ("lectern bench training --photos nowhere", "nowhere"),
    ("lectern bench training --against nothing", "'nothing' is none"),
    ("lectern bench training --warm-up none", "none"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }
}
