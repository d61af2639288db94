import Benchmarks
import Foundation

/// A folder of many pictures, drawn for it; what is done to them is done by the engine, each time in a process of its own.
enum PicturesGrowth {
  static func measure(_ count: Int) throws -> [GrowthFigure: Double] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-\(getpid())-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let pictures = folder.appendingPathComponent("pictures")
    try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    func cost(_ work: String, _ arguments: String...) throws -> WorkCost {
      let kernel = BenchProgram(name: "Lectern", command: [Installation.kernel.executable.path, "bench", "pictures"])
      // Features that were kept before would help; each process begins with none.
      let cache = folder.appendingPathComponent("cache-\(work)")
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: cache) }
      return try kernel.measure(
        WorkCost.self, [work, pictures.path] + arguments,
        environment: ["LECTERN_CACHE": cache.path, "GOMP_SPINCOUNT": "1000"]
      ) { $0.count == count }
    }
    _ = try cost("draw", "--count", "\(count)")
    let (read, fit) = (try cost("read"), try cost("fit"))
    return [
      .list: read.seconds["list"] ?? 0, .read: read.seconds["read"] ?? 0, .readMemory: Double(read.peakBytes),
      .fit: fit.seconds["fit"] ?? 0, .fitMemory: Double(fit.peakBytes),
    ]
  }
}
