import Foundation
import Testing

@testable import lectern_kernel

/// `lectern bench inference`, on a small network and small pictures. What it says has the right form and is consistent; how
/// long anything took is nobody's business here.
@Suite struct InferenceBenchTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench([:]) }

  private static let small =
    "lectern bench inference --models mobileNet_0.25 --size 32 --batches 1 3 --repeat 2 --laps 3 --warm-up 1"
  private static let kernel = "\(CommandLineBench.products.path)/lectern-kernel"
  /// MobileNet 0.25 with its top: what Keras counts.
  private static let parameters = 475_544

  private struct Report: Decodable {
    struct Result: Decodable {
      let contestant: String
      let samples: [Double]
    }
    struct Ratio: Decodable { let peer: String }
    struct Figure: Decodable {
      let name, unit: String
      let results: [Result]
      let ratios: [Ratio]
    }
    struct Work: Decodable {
      let kind, model: String
      let batch, laps, warmUp: Int
    }
    struct Row: Decodable {
      let work: Work
      let title, label: String
      let parameters, multiplyAdds: Int?
      let figures: [Figure]
      let failures: [String]

      func numbers(_ figure: String, _ contestant: String = "Lectern") -> [Double] {
        figures.first { $0.name == figure }?.results.first { $0.contestant == contestant }?.samples ?? []
      }
    }
    struct Peak: Decodable {
      let operationsPerSecond: Double
      let product: String
    }
    struct Machine: Decodable { let day, command: String }
    let machine: Machine
    let peak: Peak
    let rows: [Row]
  }

  private func report(_ text: String) throws -> Report { try JSONDecoder().decode(Report.self, from: Data(text.utf8)) }

  @Test func pairsAreMeasuredBesideThePeak() throws {
    defer { bench.remove() }
    try bench.writeProgram("twin", "echo \"$@\" >> calls; exec \(Self.kernel) bench measure \"$@\"")
    let result = try bench.run("\(Self.small) --against ./twin --json")
    #expect(result.status == 0, "\(result.error)")
    let report = try report(result.output)
    #expect(report.rows.map(\.title) == [1, 3].map { "mobileNet_0.25, inference; batch \($0), 32 × 32" })
    #expect(report.rows.map(\.label) == ["mobileNet_0.25, batch 1", "mobileNet_0.25, batch 3"])
    #expect(report.peak.operationsPerSecond > 1e8 && report.peak.product.contains(" by "))
    #expect(report.machine.command.hasPrefix("lectern bench inference --models mobileNet_0.25"))
    #expect(report.machine.day.wholeMatch(of: #/\d{4}-\d\d-\d\d/#) != nil)
    for row in report.rows {
      #expect(row.failures.isEmpty && row.parameters == Self.parameters, "\(row.failures)")
      let names = ["a batch", "pictures a second", "operations a second", "share of the peak", "peak memory"]
      #expect(row.figures.map(\.name) == names)
      let multiplyAdds = Double(try #require(row.multiplyAdds))
      for contestant in ["Lectern", "twin"] {
        let seconds = row.numbers("a batch", contestant)
        let rates = row.numbers("pictures a second", contestant)
        let speeds = row.numbers("operations a second", contestant)
        #expect(seconds.count == 2 && rates == seconds.map { Double(row.work.batch) / $0 })
        #expect(speeds == rates.map { 2 * multiplyAdds * $0 })
        let shares = row.numbers("share of the peak", contestant)
        #expect(shares == speeds.map { $0 / report.peak.operationsPerSecond })
      }
      // What is made of the times says nothing new of the peer.
      #expect(row.figures.map(\.ratios.count) == [1, 0, 0, 0, 1])
    }
    #expect(result.error.contains("mobileNet_0.25, batch 3, 2 of 2: twin"))
    let calls = try bench.text("calls").split(separator: "\n")
    #expect(calls.count == 4 && calls[0].hasPrefix("inference --model mobileNet_0.25 --batch 1 --size 32 --laps 3"))
  }

  @Test func theTableIsForPeople() throws {
    defer { bench.remove() }
    let result = try bench.run(
      "lectern bench inference --models mobileNet_0.25 --size 32 --batches 2 --repeat 1 --laps 1 --warm-up 9")
    #expect(result.status == 0, "\(result.error)")
    for words in ["peak: ", " GFLOP/s", "mobileNet_0.25, inference; batch 2, 32 × 32", "share of the peak", " %"] {
      #expect(result.output.contains(words), "\(words): \(result.output)")
    }
  }

  /// VGG-16 at 64 pixels takes 2.5 × 10⁹ operations a picture.
  @Test func muchWorkIsTimedLessOften() throws {
    let options = try InferenceOptions.parse([
      "--models", "vgg16", "--size", "64", "--batches", "1", "100", "1000", "--laps", "20", "--warm-up", "4",
    ])
    let cases = try options.cases()
    #expect(cases.map(\.batch) == [1, 100, 1000] && cases.allSatisfy { $0.kind == .inference && $0.size == 64 })
    #expect(cases.map(\.laps) == [20, 7, 3] && cases.map(\.warmUp) == [4, 4, 3])
  }

  /// A peer with another network is refused; Lectern's numbers are there all the same.
  @Test func anotherNetworkIsAFailure() throws {
    defer { bench.remove() }
    try bench.writeProgram(
      "odd",
      """
      echo '{"ready": 1, "laps": [1, 1, 1], "peakBytes": 1, "parameters": 7, "trainable": 470072, "versions": {}}'
      """)
    let result = try bench.run("\(Self.small) --against ./odd --json")
    #expect(result.status == 1, "\(result.error)")
    let row = try #require(try report(result.output).rows.first)
    let words = "Lectern and odd did not do the same work: parameters are \(Self.parameters) and 7"
    #expect(row.failures == [words], "\(row.failures)")
    #expect(row.numbers("a batch").count == 2 && row.numbers("a batch", "odd").isEmpty)
  }

  @Test(arguments: [
    ("lectern bench inferenc", "did you mean `inference`?"), ("lectern bench inference --batches 0", "from 1 to 10000"),
    ("lectern bench inference --laps 0", "--laps is a number"),
    ("lectern bench inference --jsn", "Did you mean '--json'?"),
    ("lectern bench inference --models resnet5", "Did you mean \"resNet50\""),
    ("lectern bench inference --models xception --size 32", "--size is at least 71 for xception"),
    ("lectern bench inference --against nothing", "'nothing' is none"),
    ("lectern bench training --case inference", "--case is step or head; it is 'inference'"),
  ])
  func aWrongWordIsAUsageMistake(command: String, words: String) throws {
    defer { bench.remove() }
    let result = try bench.run(command)
    #expect(result.status == 2 && result.output.isEmpty && result.error.hasPrefix("Error: "), "\(result)")
    #expect(result.error.contains(words), "\(result.error)")
  }
}
