import Benchmarks
import Files
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

  func removeLesson(_ name: String) throws { try FileManager.default.removeItem(at: file(name)) }

  /// Lets the lessons use the weights that are on this machine, besides which nothing is there; nothing is fetched.
  ///
  /// - Throws: what the file system throws.
  func borrowWeights() throws {
    guard let cache else { return }
    let weights = CacheFolder.root.appendingPathComponent("weights")
    let own = cache.appendingPathComponent("weights")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: weights.path)) ?? [] {
      try FileManager.default.createSymbolicLink(
        at: own.appendingPathComponent(name), withDestinationURL: weights.appendingPathComponent(name))
    }
  }

  /// Removes what was compiled.
  func emptyCache() throws {
    guard let cache, FileManager.default.fileExists(atPath: cache.path) else { return }
    try FileManager.default.removeItem(at: cache)
  }

  /// What a `lectern run` took.
  struct Times {
    /// Seconds until it said that a step had run; nil where it did not.
    var first: Double?
    /// Seconds in all.
    var all: Double
    /// nil where nobody looked.
    var memory: FamilyMemory.Peak?
  }

  /// Runs `lectern run` to its end.
  ///
  /// - Parameter watchesMemory: whether its memory is looked at meanwhile, which takes a little time itself.
  /// - Throws: ``BenchError`` where a step failed.
  @discardableResult
  func run(_ arguments: String..., watchesMemory: Bool = false) throws -> Times {
    try run(arguments, watchesMemory: watchesMemory)
  }

  /// The same, with the words in a list.
  @discardableResult
  func run(_ arguments: [String], watchesMemory: Bool = false) throws -> Times {
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
    let memory = watchesMemory ? FamilyMemory(of: process.processIdentifier) : nil
    defer { _ = memory?.end() }
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
    return Times(first: first, all: all, memory: memory?.end())
  }
}
