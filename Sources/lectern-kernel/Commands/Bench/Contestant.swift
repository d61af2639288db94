import Benchmarks
import Foundation

/// A program that does the work of a case and says what it cost: this one, or a peer.
///
/// It is called with the words of ``BenchCase/arguments(threads:)`` and prints a ``Measurement`` as the last line of its
/// output. A peer can be any program that does that: `Tests/Peers/keras` is one.
struct Contestant {
  private let program: BenchProgram
  var name: String { program.name }

  /// This program.
  static let lectern = Contestant(
    BenchProgram(
      name: "Lectern", command: [executable, "bench", "measure"]))
  private static var executable: String { URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path }

  private init(_ program: BenchProgram) { self.program = program }

  /// A peer, called as its file is.
  init(peer path: String) { self.init(BenchProgram(peer: path)) }

  /// Does a case in a process of its own, with an empty cache of its own, on all processors that this process may use.
  ///
  /// - Throws: ``BenchError`` where it fails or says something else.
  func measure(_ work: BenchCase, threads: Int) throws -> Measurement {
    let cache = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: cache) }
    // Nothing that was kept before helps anyone: neither features nor compiled graphs.
    let environment = Self.environment(threads: threads).merging(["LECTERN_CACHE": cache.path]) { $1 }
    return try program.measure(Measurement.self, work.arguments(threads: threads), environment: environment) {
      $0.laps.count > 0
    }
  }

  /// What the machine can do at most with as many threads, measured in a process of its own.
  ///
  /// - Throws: ``BenchError``.
  static func peak(threads: Int) throws -> MachinePeak {
    let program = BenchProgram(name: "The peak", command: [executable, "bench", "peak"])
    return try program.measure(MachinePeak.self, [], environment: environment(threads: threads)) {
      $0.operationsPerSecond > 0
    }
  }

  private static func environment(threads: Int) -> [String: String] {
    [
      "OMP_NUM_THREADS": "\(threads)", "OPENBLAS_NUM_THREADS": "\(threads)",
      // As in the kernel that runs the steps of lessons.
      "GOMP_SPINCOUNT": "1000",
    ]
  }
}
