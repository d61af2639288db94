import Benchmarks
import Foundation

/// The drawn pictures of town and country, and the goldfish, as files that anybody can read.
struct DrawnFolder {
  private let folder: URL

  /// An empty folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-\(getpid())-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// With `train` and `val`.
  var photos: URL { folder.appendingPathComponent("drawn", isDirectory: true) }
  var goldfish: URL { photos.appendingPathComponent("goldfish.jpg") }

  /// Has the engine draw them.
  ///
  /// - Throws: ``BenchError`` where it cannot.
  func draw() throws {
    let kernel = BenchProgram(name: "lectern-kernel", command: [Installation.kernel.executable.path])
    _ = try kernel.measure(WorkCost.self, ["bench", "pictures", "course", photos.path], environment: [:]) {
      $0.count > 0
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
