import Benchmarks
import Foundation

/// A folder with a course in it, where `lectern run` is started and timed.
struct ScratchCourse {
  let folder: URL
  /// What is kept meanwhile; nil for what is kept on this machine anyway.
  private let cache: URL?

  /// An empty course.
  ///
  /// - Parameter keepsApart: whether what is compiled goes into a cache of its own, empty in the beginning.
  init(keepsApart: Bool = true) throws {
    // Where this process is killed, the next one that runs lessons knows by its number that this is nobody's.
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lectern-\(getpid())-bench-\(UUID().uuidString)")
    cache = keepsApart ? folder.appendingPathComponent("cache") : nil
    let lessons = folder.appendingPathComponent("Lessons")
    try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Where a lesson is.
  func file(_ name: String) -> URL { folder.appendingPathComponent("Lessons/\(name)") }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: file(name)) }

  /// Removes what was compiled.
  func emptyCache() throws {
    guard let cache, FileManager.default.fileExists(atPath: cache.path) else { return }
    try FileManager.default.removeItem(at: cache)
  }

  /// How long `lectern run` took to say that a step had run, and in all.
  ///
  /// - Throws: ``BenchError`` where a step failed.
  @discardableResult
  func run(_ arguments: String...) throws -> (first: Double?, all: Double) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["run", "--color", "never"] + arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      cache.map { ["LECTERN_CACHE": $0.path] } ?? [:]
    ) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    let begin = ContinuousClock.now
    do { try process.run() } catch { throw BenchError.notStarted("lectern run", reason: "\(error)") }
    var said = Data()
    var first: Double?
    while case let piece = output.fileHandleForReading.availableData, !piece.isEmpty {
      said += piece
      if first == nil, said.range(of: Data("✓".utf8)) != nil { first = (ContinuousClock.now - begin) / .seconds(1) }
    }
    process.waitUntilExit()
    let all = (ContinuousClock.now - begin) / .seconds(1)
    guard process.terminationStatus == 0 else {
      throw BenchError.ended("lectern run", status: process.terminationStatus)
    }
    return (first, all)
  }
}
