import Benchmarks
import Foundation

/// What benches might print with `--json`, with numbers that nobody has measured.
package enum MeasuredSamples {
  private struct Row: Encodable {
    struct Work: Encodable { let kind, model: String }
    var title: String?
    var label: String?
    var work: Work?
    var name: String?
    let figures: [Figure]
    var exponents: [String: Double]?
    let others: Spread?
    let failures: [String]

    enum CodingKeys: CodingKey { case title, label, work, figures, exponents, others, failures }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encodeIfPresent(title, forKey: .title)
      try container.encodeIfPresent(label, forKey: .label)
      // One kind of bench says what was done in words, the other in parts.
      if let name {
        try container.encode(name, forKey: .work)
      } else {
        try container.encodeIfPresent(work, forKey: .work)
      }
      try container.encode(figures, forKey: .figures)
      try container.encodeIfPresent(exponents, forKey: .exponents)
      try container.encodeIfPresent(others, forKey: .others)
      try container.encode(failures, forKey: .failures)
    }
  }

  private struct Named: Encodable {
    let name: String
    let versions: [String: String]
  }

  private struct Report<Contestant: Encodable>: Encodable {
    let machine: Machine
    var peak: MachinePeak?
    let repeats: Int
    let contestants: [Contestant]
    var versions: [String: [String: String]]?
    var goals: [String: Double]?
    let notes: [String]
    let rows: [Row]
  }

  private static func machine(_ command: String) -> Machine {
    var machine = Machine.current(threads: 2)
    machine.processor = "A <processor> & more"
    machine.memoryBytes = 16_000_000_000
    machine.system = "Debian"
    machine.isDebugBuild = false
    machine.day = "2026-07-31"
    machine.command = command
    return machine
  }

  private static func json(_ report: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return try encoder.encode(report)
  }

  /// Two cases of inference against two peers, the second of which is lost to one of them and failed for the other.
  package static func inference() throws -> Data {
    func figures(_ own: [Double], _ peers: [(contestant: String, numbers: [Double])]) -> [Figure] {
      let all = [(contestant: "Lectern", numbers: own)] + peers
      return [
        Figure("a batch", .seconds, all),
        Figure(
          "pictures a second", .perSecond, all.map { ($0.contestant, $0.numbers.map { 12 / $0 }) }, isCompared: false),
        Figure("peak memory", .bytes, all.map { ($0.contestant, $0.numbers.map { _ in 100e6 }) }),
      ]
    }
    let (small, large) = (Row.Work(kind: "inference", model: "small"), Row.Work(kind: "inference", model: "large"))
    return try json(
      Report(
        machine: machine("lectern bench inference --json"),
        peak: MachinePeak(operationsPerSecond: 2.5e11, product: "512 × 512 · 512 × 512 by OpenBLAS"), repeats: 3,
        contestants: [
          Named(name: "Lectern", versions: ["oneDNN": "2.6.3"]), Named(name: "quick", versions: ["quick": "1.0"]),
          Named(name: "slow", versions: [:]),
        ],
        notes: ["Nobody has measured this."],
        rows: [
          Row(
            title: "small, inference; batch 12", label: "small, batch 12", work: small,
            figures: figures(
              [0.010, 0.011, 0.012], [("quick", [0.015, 0.0165, 0.018]), ("slow", [0.030, 0.033, 0.036])]),
            others: Spread([0, 0.1]), failures: []),
          Row(
            title: "large, inference; batch 12", label: "large, batch 12", work: large,
            figures: figures([0.100, 0.110, 0.120], [("quick", [0.090, 0.099, 0.108])]), others: Spread([0.2]),
            failures: ["slow ended with status 3; what it said is above"]),
        ]))
  }

  /// A bench that names its cases in words, has goals, and figures that only one case has.
  package static func kernel() throws -> Data {
    try json(
      Report(
        machine: machine("lectern bench kernel --json"), repeats: 1, contestants: ["Lectern", "jupyter"],
        versions: ["Lectern": ["swift": "6.3"], "jupyter": ["ipykernel": "7"]], goals: ["cold start": 0.6], notes: [],
        rows: [
          Row(
            name: "a lesson of one step",
            figures: [
              Figure("cold start", .seconds, [("Lectern", [0.5]), ("jupyter", [1.0])]),
              Figure("empty cache", .seconds, [("Lectern", [2.0]), ("jupyter", [])]),
            ], others: nil, failures: [])
        ]))
  }

  /// A bench without peers whose cases grow.
  package static func growth() throws -> Data {
    let rows = [(10, 1.0, nil), (100, 11.0, 1.04)].map { count, seconds, power in
      Row(
        name: "\(count) pictures",
        figures: [
          Figure("reading them", .seconds, [("Lectern", [seconds])]), Figure("memory", .bytes, [("Lectern", [50e6])]),
        ], exponents: power.map { ["reading them": $0] }, others: nil, failures: [])
    }
    return try json(
      Report(
        machine: machine("lectern bench growth --json"), repeats: 1, contestants: ["Lectern"],
        versions: ["Lectern": ["swift": "6.3"]], notes: [], rows: rows))
  }
}
