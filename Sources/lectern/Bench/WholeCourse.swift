import Benchmarks
import Files
import Foundation

/// The lessons that begin a course, run from nothing, then with all that the first run has kept, on the same pictures as a notebook that does
/// the same.
struct WholeCourse: Equatable {
  /// The folder of the course.
  var lessons: URL
  /// The names of its lessons' files, in order.
  var names: [String]
  /// The folder with `train` and `val`, and the goldfish.
  var photos: URL
  var goldfish: URL

  var words: String { "the first \(names.count) lessons of \(lessons.relativePath)" }

  /// The words that ask a peer for it.
  var arguments: [String] { ["course", "--photos", photos.path, "--goldfish", goldfish.path] }

  /// Runs it three times, in a cache of its own: with nothing in it but the pretrained weights, every step again, and unchanged.
  ///
  /// - Throws: ``BenchError`` where a step fails; what the file system throws.
  func measure() throws -> KernelMeasurement {
    let course = try ScratchCourse()
    defer { course.remove() }
    for name in try FileManager.default.contentsOfDirectory(atPath: lessons.path)
    where !name.hasSuffix(".md") || names.contains(name) || name == "README.md" {
      try FileManager.default.copyItem(at: lessons.appendingPathComponent(name), to: course.file(name))
    }
    try course.borrowWeights()
    let pictures = ["--photos", photos.path, "--goldfish", goldfish.path]
    let cold = try course.run(pictures)
    let kept = try course.run(pictures + ["--fresh"])
    let unchanged = try course.run(pictures)
    return KernelMeasurement(
      [
        .courseCold: cold.all, .courseColdFirst: cold.first ?? cold.all, .courseKept: kept.all,
        .courseKeptFirst: kept.first ?? kept.all, .courseUnchanged: unchanged.all,
      ], versions: Installation.versions(try .current()))
  }
}
